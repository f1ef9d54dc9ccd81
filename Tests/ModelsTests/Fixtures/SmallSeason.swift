import TestSupport

/// Two sessions with laps whose marts are worked out by hand in MartTests.
enum SmallSeason {
  static let race = [
    DriverRow(
      name: "VER", number: "1", team: "Red Bull",
      laps: [
        LapRow(number: 1, time: 95_000),
        LapRow(number: 2, time: 91_000),
        LapRow(number: 3, time: 91_000),
        LapRow(number: 4, time: 90_500, deleted: true),
        LapRow(number: 5, time: 90_800, pitIn: true),
        LapRow(number: 6, time: 110_000, pitOut: true),
        LapRow(number: 7, time: 90_000, deleted: nil),
        LapRow(number: 8, time: 90_200, pitIn: true, status: "125"),
        LapRow(number: 9, time: 120_000, pitOut: true),
        LapRow(number: 10, time: 60_000, generated: true),
      ]),
    DriverRow(
      name: "HAM", number: "44", team: "Mercedes",
      laps: [
        LapRow(number: 1, time: 70_000, pitOut: true),
        LapRow(number: 2, time: 92_000),
        LapRow(number: 3, time: 93_000, pitIn: true),
      ]),
    DriverRow(
      name: "RUS", number: "63", team: "Mercedes",
      laps: [
        LapRow(number: 1, pitIn: true, pitOut: true),
        LapRow(number: 2, pitIn: true, pitOut: true),
        LapRow(number: 3, time: 95_000, pitOut: true),
        LapRow(number: 4, time: 94_000),
      ]),
  ]

  static let practice = [
    DriverRow(
      name: "HAM", number: "44", team: "Mercedes",
      laps: [LapRow(number: 1, time: 89_000, deleted: true)])
  ]

  /// Writes both sessions below `folder`.
  static func bronze(in folder: TemporaryFolder) throws -> BronzeFixture {
    let bronze = try BronzeFixture(folder)
    try bronze.add(session: "R", drivers: race)
    try bronze.add(session: "FP1", drivers: practice, isSimulated: true)
    return bronze
  }
}
