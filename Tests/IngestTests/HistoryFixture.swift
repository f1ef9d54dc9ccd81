import DuckDB
import Foundation
import Ingest
import Lake
import TestSupport

/// Made-up Jolpica answers in the wire format, as an origin folder, and a data root to ingest them into.
final class HistoryFixture {
  let folder: TemporaryFolder
  let root: DataRoot
  let season: Int

  init(season: Int) throws {
    self.season = season
    folder = try TemporaryFolder()
    root = try DataRoot.create(at: DataRootLocation(root: folder.path + "/root")).root
    try folder.write("", to: "origin/empty")
  }

  var origin: String { folder.path + "/origin" }

  /// The whole answer without a query.
  func write(_ path: String, _ frames: String, total: Int, table: String = "Race") throws {
    try writePage(path, "", frames, limit: 30, offset: 0, total: total, table: table)
  }

  /// The only page of an answer that is asked for with a query.
  func writePaged(_ path: String, _ frames: String, total: Int, table: String = "Race") throws {
    try writePage(
      path, "^limit=100&offset=0", frames, limit: 100, offset: 0, total: total, table: table)
  }

  func writePage(
    _ path: String, _ query: String, _ frames: String, limit: Int, offset: Int, total: Int,
    table: String = "Race"
  ) throws {
    let list = table == "Race" ? "Races" : "StandingsLists"
    try folder.write(
      #"""
      {"MRData":{"series":"made up","limit":"\#(limit)","offset":"\#(offset)","total":"\#(total)",
       "\#(table)Table":{"\#(list)":[\#(frames)]}}}
      """#, to: "origin/ergast/f1/\(path).json\(query)")
  }

  /// A race frame that holds `content`, for example `"Results":[…]`.
  func race(_ round: Int, _ content: String = "") -> String {
    #"""
    {"season":"\#(season)","round":"\#(round)","raceName":"Grand Prix \#(round) d'Été","date":"\#(season)-06-0\#(round)",
     "Circuit":{"circuitId":"loop","circuitName":"Loop","Location":{"lat":"-1.5","long":"2.25","locality":"Town","country":"Land"}}\#(content.isEmpty ? "" : "," + content)}
    """#
  }

  func writeCalendar(_ rounds: Int = 1, _ content: String = "") throws {
    try write(
      "\(season)", (1...rounds).map { race($0, content) }.joined(separator: ","), total: rounds)
  }

  /// One row of a result; `more` overrides or adds members.
  func result(_ number: Int, _ driver: String, _ position: String, _ more: String = "") -> String {
    #"""
    {"number":"\#(number)","position":"\#(number)","positionText":"\#(position)","points":"4.5","grid":"0","laps":"40","status":"Finished",
     "Driver":{"driverId":"\#(driver)","givenName":"A","familyName":"B","dateOfBirth":"1911-06-24"},
     "Constructor":{"constructorId":"maker","name":"Maker"}\#(more.isEmpty ? "" : "," + more)}
    """#
  }

  @discardableResult
  func ingest(_ round: String? = nil) async throws -> [HistoryIngest.Report] {
    let client = OriginClient(OriginAddresses(all: origin), root)
    let ingest = HistoryIngest(root, client, BronzeWriter(root.partitions))
    let reports = try await ingest.run(season: season, round: round)
    try await client.close()
    return reports
  }

  func rows(_ sql: String, of table: String) throws -> [[Value]] {
    let glob = "\(root.bronze)/\(table)/season=*/round=*/grand_prix=*/session=*/part-*.parquet"
    return try Database().connect().rows(
      sql.replacing("bronze", with: "read_parquet('\(glob)', hive_partitioning = true)"))
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: origin + "/ergast/f1/" + path)
  }
}

extension HistoryIngest.Report {
  var failure: String? { if case .failed(let reason, _) = outcome { reason } else { nil } }
  var skipped: String? { if case .unavailable(let reason) = outcome { reason } else { nil } }
  var isUnchanged: Bool { if case .unchanged = outcome { true } else { false } }
  var isWritten: Bool { if case .written = outcome { true } else { false } }
}
