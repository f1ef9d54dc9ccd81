internal import ArgumentParser
internal import Foundation
internal import OriginServer
internal import Simulator

/// Writes simulated seasons as a folder that can serve as the origin of an ingest, and serves it.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Write simulated seasons in the origins' wire format.",
    discussion: """
      Places, teams and drivers are invented, and every session says that it is simulated. The same \
      flags always give the same bytes.
      """)

  @Option(help: "The folder to write to: new, empty, or written by this command before.")
  var out: String

  @Option(
    parsing: .upToNextOption,
    help: "Years, separated by spaces or commas; simulated seasons lie in 2030...2099.")
  var seasons: [String] = ["2031"]

  @Option(help: "Rounds of each season, 1...24; every fourth has a sprint.")
  var rounds = 1

  @Option(help: "Drivers in every session, 4...22.")
  var drivers = 20

  @Option(help: "Laps of every race, 6...80.")
  var laps = 30

  @Option(help: "Another seed makes other places, cars and incidents.")
  var seed: UInt64 = 1

  @Flag(inversion: .prefixedNo, help: "Car data and positions, which are most of the bytes.")
  var telemetry = true

  @Option(
    help: ArgumentHelp(
      "Then serve the folder over HTTP on this port of 127.0.0.1 until Ctrl-C; 0 takes a free one.",
      valueName: "port"))
  var serve: Int?

  func validate() throws {
    if let serve, !(0...65_535).contains(serve) {
      throw ValidationError("--serve is \(serve); give a port from 0 to 65535.")
    }
  }

  func run() async throws {
    let simulated = try years().map {
      try SimulatedSeason(
        year: $0, rounds: rounds, drivers: drivers, laps: laps, seed: seed, telemetry: telemetry)
    }
    let folder = try OriginFolder(claiming: out)
    for season in simulated {
      try write(season, to: folder)
    }
    if let serve {
      try await OriginServer(folder: out).run(port: serve) { show("serving \(out) at \($0)") }
    }
  }

  private func years() throws -> [Int] {
    let texts = seasons.flatMap { $0.split(separator: ",") }
    guard !texts.isEmpty else { throw ValidationError("--seasons is empty; give 2031, say.") }
    return try texts.map { text in
      guard let year = Int(text) else {
        throw ValidationError("--seasons holds '\(text)'; give years such as 2031 2032.")
      }
      return year
    }
  }

  private func write(_ season: SimulatedSeason, to folder: OriginFolder) throws {
    try folder.remove(year: season.year)
    var counts: [Int: (files: Int, bytes: Int)] = [:]
    try season.forEachFile { file, round in
      try folder.write(file)
      guard let round else { return }
      if counts[round] == nil { report(season.year, counts) }
      counts[round, default: (0, 0)].files += 1
      counts[round, default: (0, 0)].bytes += file.bytes.count
    }
    report(season.year, counts)
  }

  /// The round that was written last.
  private func report(_ year: Int, _ counts: [Int: (files: Int, bytes: Int)]) {
    guard let round = counts.keys.max(), let count = counts[round] else { return }
    show("\(year) round \(round): \(count.files) files, \(count.bytes) bytes in \(out)")
  }

  /// Not `print`, which keeps its lines back while standard output is a pipe.
  private func show(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}
