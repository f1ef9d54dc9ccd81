/// Whose rows are meant, told by a race's result or by a driver's best lap: "of those who started on hards", "the podium
/// finishers", "when he set his fastest lap".
struct ResultClause: Sendable, Equatable {
  /// A condition on the model's rows.
  enum Kind: Sendable, Equatable {
    case finish(ClosedRange<Int>)
    case grid(ClosedRange<Int>)
    case points
    case startTyre(String)
    /// The last so many that were classified.
    case bottom(Int)
    /// Who made so many stops.
    case stops(Int)
    /// Who is of a nation, in the word of the results: "British".
    case nation(String)
    /// The best lap of each driver in a session.
    case bestLap
    /// Of whom it never held in a season.
    case never(Deed)
  }

  /// What a driver may have done in a race.
  enum Deed: String, Sendable {
    case win = "position = 1"
    case podium = "position <= 3"
    case points = "points > 0"
    case pole = "grid_position = 1"
  }

  let kind: Kind
  let isNegated: Bool
  /// The words that say it.
  let places: Set<Int>

  /// Whether it says something of a whole season, so that each of whom it holds is meant once.
  var isOfSeason: Bool { if case .never = kind { true } else { false } }

  /// Whether it says of which nation somebody is.
  var isOfNation: Bool { if case .nation = kind { true } else { false } }

  /// For people.
  var text: String {
    let what =
      switch kind {
      case .finish(let range): "finished \(Self.text(range))"
      case .grid(let range): "started \(Self.text(range))"
      case .points: "scored points"
      case .bestLap: "drove their best lap, on that lap"
      case .startTyre(let compound): "started on \(compound)"
      case .never(.win): "won no race of a season"
      case .never(.podium): "were on no podium of a season"
      case .never(.points): "scored in no race of a season"
      case .never(.pole): "started no race of a season from pole"
      case .bottom(let count): "were the last \(count) classified"
      case .stops(let count): "stopped \(count == 1 ? "once" : "\(count) times")"
      case .nation(let nation): "are \(nation)"
      }
    return isNegated ? "not those who \(what)" : "those who \(what)"
  }

  private static func text(_ range: ClosedRange<Int>) -> String {
    if range.count == 1 { return "P\(range.lowerBound)" }
    return range.upperBound > 90
      ? "outside the top \(range.lowerBound - 1)" : "in the top \(range.upperBound)"
  }

  /// Columns that tell whose rows they are.
  var keys: [String] {
    switch kind {
    case .bestLap: ["season", "round", "session_code", "driver", "lap_number"]
    case .never, .nation: ["season", "driver"]
    default: ["season", "round", "driver"]
    }
  }

  /// The sessions and drivers of whom it holds, as a query of ``keys``.
  func query(session code: String) -> String {
    let points =
      "SELECT season, round, driver FROM gold.championship_points WHERE session_code = '\(code)'"
    switch kind {
    case .finish(let range): return "\(points) AND \(Self.condition("position", range))"
    case .grid(let range): return "\(points) AND \(Self.condition("grid_position", range))"
    case .bestLap: return "SELECT \(keys.joined(separator: ", ")) FROM gold.fastest_laps"
    case .never(let deed):
      return
        "SELECT season, driver FROM gold.championship_points WHERE session_code = '\(code)' AND driver IS NOT NULL GROUP BY season, driver HAVING count(*) FILTER (WHERE \(deed.rawValue)) = 0"
    case .points: return "\(points) AND points > 0"
    case .bottom(let count):
      return
        "\(points) AND regexp_matches(classified_position, '^[0-9]+$') QUALIFY row_number() OVER (PARTITION BY season, round ORDER BY position DESC) <= \(count)"
    case .stops(let count):
      return
        "SELECT season, round, driver FROM gold.driver_session_summary WHERE session_code = '\(code)' AND pitstops = \(count)"
    case .nation(let nation):
      return "SELECT season, driver FROM silver.ergast_results WHERE nationality = '\(nation)'"
    case .startTyre(let compound):
      return
        "SELECT season, round, driver FROM gold.strategy WHERE session_code = '\(code)' AND stint = 1 AND compound = '\(compound)'"
    }
  }

  private static func condition(_ column: String, _ range: ClosedRange<Int>) -> String {
    range.count == 1
      ? "\(column) = \(range.lowerBound)"
      : "\(column) BETWEEN \(range.lowerBound) AND \(range.upperBound)"
  }
}
