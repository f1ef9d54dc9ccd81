internal import DuckDB
public import Lake

/// What rows of a mart were made of.
public struct Explanation: Sendable, Equatable {
  /// A table and what it is made from.
  public struct Input: Sendable, Equatable, Encodable {
    /// `gold.race_pace`.
    public let table: String
    /// Other models, and tables of bronze, as in `bronze.laps`.
    public let reads: [String]
  }

  /// A row of the mart with its laps.
  public struct Row: Sendable, Equatable {
    /// The columns in order; NULL is nil.
    public let values: [(column: String, value: String?)]
    /// The laps that count, by driver and number.
    public let used: [Lap]
    /// The laps that do not.
    public let excluded: [Lap]

    /// Equal in all values and laps.
    public static func == (a: Row, b: Row) -> Bool {
      a.used == b.used && a.excluded == b.excluded
        && a.values.elementsEqual(b.values) { $0.column == $1.column && $0.value == $1.value }
    }
  }

  /// A lap as its table has it.
  public struct Lap: Sendable, Equatable {
    /// Abbreviation of the driver, and the lap's number; nil where the table has none.
    public let driver: String?, number: Int?
    /// Time in seconds; nil where there is none.
    public let seconds: Double?
    /// Why it does not count; nil where it does.
    public let reason: String?
    /// What it counts for, as in-lap; nil where all that count are alike.
    public let role: String?
  }

  /// The mart.
  public let mart: String
  /// The mart's description: its formula, what it leaves out, and why.
  public let description: String
  /// The mart first, then all that it is made from, down to bronze.
  public let inputs: [Input]
  /// The rows that the condition picks.
  public let rows: [Row]
  /// True where the condition picks more rows than were asked for.
  public let isCut: Bool

  /// Explains rows of a mart.
  ///
  /// - Parameters:
  ///   - mart: `gold.race_pace`, or its name alone.
  ///   - condition: SQL on the mart's columns, checked as a query of the user's.
  ///   - limit: the most rows.
  /// - Throws: `SnapshotQueryError` for a name or condition that gives nothing, ``ProjectError``.
  public static func of(
    _ mart: String, where condition: String, limit: Int, in project: Project,
    _ reader: SnapshotReader
  ) async throws -> Explanation {
    let model = try find(mart, in: project)
    guard let meta = try WhyMeta(model) else {
      let explained = try project.models.filter { try WhyMeta($0) != nil }.map(
        \.relation.description)
      throw SnapshotQueryError(
        "\(model.relation) is not made of laps: its file has no meta.why. These have: "
          + explained.sorted().joined(separator: ", "))
    }
    let query = ExplanationQuery(model: model, meta: meta, condition: condition, reader: reader)
    let (rows, isCut) = try await query.rows(limit: limit)
    guard !rows.isEmpty else {
      throw SnapshotQueryError("no row of \(model.relation) fits: \(condition)")
    }
    return Explanation(
      mart: model.relation.description, description: model.description,
      inputs: Lineage(project).inputs(of: model), rows: rows, isCut: isCut)
  }

  private static func find(_ name: String, in project: Project) throws -> Model {
    let found = project.models.first {
      $0.relation.description == name || $0.relation.name.name == name
    }
    guard let found else {
      let names = project.models.map(\.relation.description)
      throw SnapshotQueryError("there is no mart '\(name)'\(Nearest.hint(name, among: names))")
    }
    return found
  }
}
