import DuckDB
import Foundation
import Ingest
import Lake
import Simulator
import TestSupport

/// A small simulated weekend as an origin folder, and a data root to ingest it into.
final class Weekend: Sendable {
  static let season = 2031
  let folder: TemporaryFolder
  let root: DataRoot

  /// - Parameters:
  ///   - seasons: each with one weekend.
  ///   - path: where the data root is made; beside the origin where it is nil.
  ///   - telemetry: whether car data and positions belong to it, which are most of the work.
  init(
    seasons: [Int] = [Weekend.season], root path: String? = nil, telemetry: Bool = false
  ) throws {
    folder = try TemporaryFolder()
    let origin = try OriginFolder(claiming: folder.path + "/origin")
    for year in seasons {
      let season = try SimulatedSeason(
        year: year, rounds: 1, drivers: 6, laps: 8, seed: 7, telemetry: telemetry)
      for file in season.seasonFiles() + season.files(round: 1) { try origin.write(file) }
    }
    root = try DataRoot.create(at: DataRootLocation(root: path ?? folder.path + "/root")).root
  }

  var origin: String { folder.path + "/origin" }

  /// The folder of a session in the origin.
  func session(_ name: String) throws -> String {
    let static_ = "\(origin)/livetiming/static/\(Self.season)"
    let meeting = try names(static_).first { $0.contains("Grand_Prix") } ?? ""
    let session = try names("\(static_)/\(meeting)").first { $0.hasSuffix("_" + name) } ?? ""
    return "\(static_)/\(meeting)/\(session)"
  }

  @discardableResult
  func ingest(
    _ sessions: [String] = ["Q"], from address: String? = nil
  ) async throws -> [IngestRun.Report] {
    let run = IngestRun(root, OriginAddresses(all: address ?? origin))
    return try await run.run(.init(season: Self.season, sessions: sessions)) { _ in }
  }

  /// The rows of a bronze table, read with an engine of its own.
  func rows(_ sql: String, of table: String) throws -> [[Value]] {
    let glob = "\(root.bronze)/\(table)/season=*/round=*/grand_prix=*/session=*/part-*.parquet"
    return try Database().connect().rows(
      sql.replacing("bronze", with: "read_parquet('\(glob)', hive_partitioning = true)"))
  }

  /// Every file of bronze with its content.
  func bronzeFiles() throws -> [String: Data] { try Self.bronzeFiles(of: root) }

  static func bronzeFiles(of root: DataRoot) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let paths = FileManager.default.enumerator(atPath: root.bronze)
    while let path = paths?.nextObject() as? String {
      // The parts without rows, which the command lays down, are nobody's partition.
      guard path.hasSuffix(".parquet"), !path.contains("/season=0000/") else { continue }
      files[path] = FileManager.default.contents(atPath: root.bronze + "/" + path)
    }
    return files
  }

  private func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path)
  }
}
