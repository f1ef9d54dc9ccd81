/// One row of an official result as Jolpica serves it (the Ergast format, in which all numbers are texts).
public struct OfficialResult: Sendable, Equatable {
  /// The number in that race; the driver's permanent number is another thing and changes over time.
  public var number: String
  /// Jolpica's identifiers.
  public var driverID, constructorID: String?
  /// Names.
  public var code, givenName, familyName, constructorName: String?
  /// Finishing position.
  public var position: Int?
  /// The same as text, with `R`, `D`, `W`, `N` for those without one.
  public var positionText: String?
  /// 0 is a start from the pit lane.
  public var grid: Int?
  /// Completed laps.
  public var laps: Int?
  /// `Finished`, or why the driver retired.
  public var status: String?
  /// Championship points.
  public var points: Double?
  /// Total time of the winner, gap to him for the others, milliseconds.
  public var time: Int?
  /// Best times of the parts of qualifying, milliseconds.
  public var q1, q2, q3: Int?

  /// The rows of `results.json`, `qualifying.json` or `sprint.json`; empty for a race not yet run.
  ///
  /// - Throws: ``JSONError`` where the text is not JSON or not such a document.
  public static func decode(_ bytes: [UInt8]) throws -> [OfficialResult] {
    guard let race = try ErgastRace(bytes).race else { return [] }
    let rows = race["Results"] ?? race["QualifyingResults"] ?? race["SprintResults"]
    return rows?.elements.compactMap(OfficialResult.init) ?? []
  }

  private init?(_ row: JSONValue) {
    guard let number = row["number"]?.int else { return nil }
    self.number = String(number)
    driverID = row["Driver"]?["driverId"]?.string
    code = row["Driver"]?["code"]?.string
    givenName = row["Driver"]?["givenName"]?.string
    familyName = row["Driver"]?["familyName"]?.string
    constructorID = row["Constructor"]?["constructorId"]?.string
    constructorName = row["Constructor"]?["name"]?.string
    position = row["position"]?.int
    positionText = row["positionText"]?.string
    grid = row["grid"]?.int
    laps = row["laps"]?.int
    status = row["status"]?.string
    points = row["points"]?.double
    time = row["Time"]?["time"]?.string.flatMap(Clock.milliseconds)
    q1 = row["Q1"]?.string.flatMap(Clock.milliseconds)
    q2 = row["Q2"]?.string.flatMap(Clock.milliseconds)
    q3 = row["Q3"]?.string.flatMap(Clock.milliseconds)
  }
}

/// The first lap's times in a race, which the timing feed never has.
public enum FirstLapTimes {
  /// Milliseconds by Jolpica's driver id, from `laps/1.json`; empty for a race not yet run.
  ///
  /// - Throws: ``JSONError`` where the text is not JSON or not such a document.
  public static func decode(_ bytes: [UInt8]) throws -> [String: Int] {
    let lap = try ErgastRace(bytes).race?["Laps"]?.elements.first { $0["number"]?.int == 1 }
    var times: [String: Int] = [:]
    for timing in lap?["Timings"]?.elements ?? [] {
      guard let driver = timing["driverId"]?.string,
        let time = timing["time"]?.string.flatMap(Clock.milliseconds)
      else { continue }
      times[driver] = time
    }
    return times
  }
}

/// The envelope of every Jolpica response about races.
struct ErgastRace {
  /// The only race, nil where there is none yet.
  let race: JSONValue?

  init(_ bytes: [UInt8]) throws {
    let document = try JSONDocument(bytes)
    guard let races = document.root["MRData"]?["RaceTable"]?["Races"], races.isArray else {
      throw JSONError(offset: 0, reason: "MRData.RaceTable.Races was expected")
    }
    race = races.elements.first
  }
}
