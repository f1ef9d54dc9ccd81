import Foundation
import HTTPTypes
import HummingbirdTesting
import Lake
import NIOCore
import Server
import TestSupport
import Testing

/// What Arrow's own library reads of our streams.
@Suite(
  .enabled(
    if: Package.python != nil, "the reference tools are not installed: scripts/bootstrap --tests"))
struct ArrowTests {
  private static let program = """
    import json, sys
    import pyarrow
    table = pyarrow.ipc.open_stream(sys.argv[1]).read_all()
    table.validate(full=True)
    print(json.dumps({"types": [str(type) for type in table.schema.types],
                      "data": {name: [str(v) for v in table[name].to_pylist()] for name in table.column_names}}))
    """

  private func read(_ path: String) async throws -> [String: Any] {
    let lake = try TestLake()
    try lake.publish()
    let file = lake.folder.path + "/rows.arrow"
    try await API.of(try await lake.server()) { api in
      let response = try await api.get(path)
      #expect(response.headers[.contentType] == "application/vnd.apache.arrow.stream")
      try Data(response.body.readableBytesView).write(to: URL(fileURLWithPath: file))
    }
    let python = try #require(Package.python)
    let outcome = try Child(python, ["-c", Self.program, file], keepingOutput: true).wait()
    #expect(outcome.code == 0, "\(outcome.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(json as? [String: Any])
  }

  @Test func `all types and nulls arrive`() async throws {
    let table = try await read(
      "/api/v1/laps?session=R&driver=LEC&order=lap_number&format=arrow"
        + "&columns=driver,lap_number,lap_time_s,lap_start_date,is_simulated,team")
    #expect(
      table["types"] as? [String] == [
        "string", "int32", "double", "timestamp[us]", "bool", "string",
      ])
    let data = try #require(table["data"] as? [String: [String]])
    #expect(data["lap_number"] == ["1", "2", "3"])
    #expect(data["lap_time_s"] == ["92.0", "None", "94.0"])
    #expect(data["lap_start_date"]?.first == "2023-03-05 15:00:00.123456")
    #expect(data["is_simulated"] == ["False", "False", "False"])
    #expect(data["team"]?.first == TestLake.hostileName)
  }

  @Test func `without rows the columns still have their types`() async throws {
    let table = try await read("/api/v1/laps?driver=HAM&format=arrow&columns=lap_number,lap_time_s")
    #expect(table["types"] as? [String] == ["int32", "double"])
    #expect((table["data"] as? [String: [String]])?["lap_number"] == [])
  }

  @Test func `large answers arrive whole`() async throws {
    let table = try await read(
      "/api/v1/tables/gold.generation?format=arrow&order=part&columns=part")
    #expect((table["data"] as? [String: [String]])?["part"] == (0..<3000).map { "\($0)" })
  }
}
