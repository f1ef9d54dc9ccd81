/// A driver as the archive declares him.
public struct DriverEntry: Sendable, Equatable {
  /// Racing number.
  public var number: String
  /// Names in the forms that the origin has; nil where it never sent one.
  public var broadcastName, abbreviation, firstName, lastName: String?
  /// Team and its colour (six hexadecimal digits).
  public var team, teamColor: String?
  /// Portrait and three-letter country.
  public var headshotURL, countryCode: String?
  /// Full name with capitals as shown on screen, the origin's own key (`MAXVER01`), the portrait's key.
  public var displayName, reference, publicID: String?
  /// Place in the first list, from 1.
  public var line: Int?

  /// First and last name.
  public var fullName: String? {
    guard let firstName, let lastName else { return nil }
    return "\(firstName) \(lastName)"
  }
}

/// The DriverList feed: one declaration per driver, patched field by field.
public enum DriverList {
  /// Positions keep coming under the drivers' numbers all session. A driver who first shows up later
  /// than this is a stray entry of another session (FastF1 found the same).
  static let latestDeclaration = 60 * 60_000

  /// All drivers in order of their declaration.
  public static func decode(_ stream: FeedStream, _ findings: inout [Finding]) -> [DriverEntry] {
    var order: [String] = []
    var drivers: [String: DriverEntry] = [:]
    var late: Set<String> = []
    for record in stream.records {
      for (number, patch) in record.body.members where patch.isObject {
        if record.isLate {
          if drivers[number] == nil, late.insert(number).inserted {
            findings.append(
              Finding(
                .warning, stream.feed, line: record.line, driver: number,
                "the driver is declared more than an hour into the stream", action: "left him out"))
          }
          continue
        }
        if drivers[number] == nil { order.append(number) }
        merge(patch, into: &drivers[number, default: DriverEntry(number: number)])
      }
    }
    var numbers: Set<String> = []
    return order.compactMap { drivers[$0] }.filter { entry in
      if numbers.insert(entry.number).inserted { return true }
      findings.append(
        Finding(
          .warning, stream.feed, driver: entry.number, "the number is declared twice",
          action: "kept the first"))
      return false
    }
  }

  private static func merge(_ patch: JSONValue, into driver: inout DriverEntry) {
    func update(_ name: StaticString, _ field: WritableKeyPath<DriverEntry, String?>) {
      if let value = patch[name] { driver[keyPath: field] = value.string }
    }
    if let number = patch["RacingNumber"]?.nonEmptyString { driver.number = number }
    update("BroadcastName", \.broadcastName)
    update("Tla", \.abbreviation)
    update("FirstName", \.firstName)
    update("LastName", \.lastName)
    update("TeamName", \.team)
    update("TeamColour", \.teamColor)
    update("HeadshotUrl", \.headshotURL)
    update("CountryCode", \.countryCode)
    update("FullName", \.displayName)
    update("Reference", \.reference)
    update("PublicIdRight", \.publicID)
    driver.line = driver.line ?? patch["Line"]?.int
  }
}

extension FeedStream.Record {
  fileprivate var isLate: Bool { time > DriverList.latestDeclaration }
}
