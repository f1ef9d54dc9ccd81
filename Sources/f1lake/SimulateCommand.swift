internal import ArgumentParser
internal import Simulator

/// Writes simulated seasons as a folder that can serve as the origin of an ingest.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Write simulated race weekends in the origins' wire format.",
    discussion: """
      Places, teams and drivers are invented, and every session says that it is simulated. The same \
      flags always give the same bytes.
      """)

  @Option(help: "The folder to write to: new, empty, or written by this command before.")
  var out: String

  @Option(help: "Years, separated by commas; simulated seasons lie in 2030...2099.")
  var seasons = "2031"

  @Option(help: "Rounds of each season, 1...24.")
  var rounds = 1

  @Option(help: "Drivers in every session, 4...22.")
  var drivers = 20

  @Option(help: "Laps of every race, 6...80.")
  var laps = 30

  @Option(help: "Another seed makes other places, cars and incidents.")
  var seed: UInt64 = 1

  @Flag(inversion: .prefixedNo, help: "Car data and positions, which are most of the bytes.")
  var telemetry = true

  func run() throws {
    let simulated = try years().map {
      try SimulatedSeason(
        year: $0, rounds: rounds, drivers: drivers, laps: laps, seed: seed, telemetry: telemetry)
    }
    let folder = try OriginFolder(claiming: out)
    for season in simulated {
      try write(season, to: folder)
    }
  }

  private func years() throws -> [Int] {
    let texts = seasons.split(separator: ",")
    guard !texts.isEmpty else { throw ValidationError("--seasons is empty; give 2031, say.") }
    return try texts.map { text in
      guard let year = Int(text) else {
        throw ValidationError("--seasons holds '\(text)'; give years such as 2031,2032.")
      }
      return year
    }
  }

  private func write(_ season: SimulatedSeason, to folder: OriginFolder) throws {
    try folder.remove(year: season.year)
    var (current, files, bytes) = (0, 0, 0)
    func report() {
      if files > 0 {
        print("\(season.year) round \(current): \(files) files, \(bytes) bytes in \(out)")
      }
      (files, bytes) = (0, 0)
    }
    try season.forEachFile { file, round in
      try folder.write(file)
      if current != round ?? 0 {
        report()
        current = round ?? 0
      }
      guard round != nil else { return }
      files += 1
      bytes += file.bytes.count
    }
    report()
  }
}
