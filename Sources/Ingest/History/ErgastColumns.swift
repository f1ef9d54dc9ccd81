internal import Parquet
internal import Timing

/// Picks typed columns out of rows in which every value is a text.
///
/// An absent or empty value is null. One that is there and cannot be read is null with a finding.
struct ErgastColumns {
  let table: String
  let rows: [ErgastRow]
  private(set) var findings: [Finding] = []

  init(_ table: String, _ rows: [ErgastRow]) {
    self.table = table
    self.rows = rows
  }

  func text(_ name: String, _ value: (ErgastRow) -> JSONValue?) -> BronzeTable.Column {
    .init(name: name, values: .text(rows.map { value($0)?.nonEmptyString }))
  }

  mutating func int(_ name: String, _ value: (ErgastRow) -> JSONValue?) -> BronzeTable.Column {
    .init(name: name, values: .bigint(read(name, value) { $0.int }.map { $0.map(Int64.init) }))
  }

  mutating func double(_ name: String, _ value: (ErgastRow) -> JSONValue?) -> BronzeTable.Column {
    let finite = read(name, value) { $0.double.flatMap { $0.isFinite ? $0 : nil } }
    return .init(name: name, values: .double(finite))
  }

  /// `1:29.708`, `20.006`, `40:55.302` in milliseconds.
  mutating func duration(_ name: String, _ value: (ErgastRow) -> JSONValue?) -> BronzeTable.Column {
    let times = read(name, value) { $0.string.flatMap(Clock.milliseconds) }
    return .init(name: name, values: .bigint(times.map { $0.map(Int64.init) }))
  }

  /// A day, as its beginning in UTC.
  mutating func date(_ name: String, _ value: (ErgastRow) -> JSONValue?) -> BronzeTable.Column {
    let days = read(name, value) { $0.string.flatMap(Clock.microsecondsSince1970) }
    return .init(name: name, values: .timestamp(days))
  }

  /// `date` and `time` of an object together; null where it has no time of day.
  mutating func start(_ name: String, _ value: (ErgastRow) -> JSONValue?) -> BronzeTable.Column {
    let starts = read(name, { value($0)?["time"] == nil ? nil : value($0) }) { object -> Int64? in
      guard let date = object["date"]?.string, let time = object["time"]?.string else { return nil }
      return Clock.microsecondsSince1970("\(date)T\(time)")
    }
    return .init(name: name, values: .timestamp(starts))
  }

  private mutating func read<Value>(
    _ name: String, _ value: (ErgastRow) -> JSONValue?, _ parse: (JSONValue) -> Value?
  ) -> [Value?] {
    rows.map { row in
      guard let found = value(row), !found.isNull, found.string != "" else { return nil }
      if let parsed = parse(found) { return parsed }
      let driver = row.value["Driver"]?["driverId"]?.string ?? row.value["driverId"]?.string
      let text = found.string.map { " '\($0)'" } ?? ""
      findings.append(
        Finding(
          .warning, nil, driver: row.value["number"]?.string,
          "\(table).\(name)\(text) cannot be read\(driver.map { ", driver_id \($0)" } ?? "")",
          action: "stored null"))
      return nil
    }
  }
}
