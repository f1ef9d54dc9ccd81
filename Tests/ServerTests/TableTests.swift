import DuckDB
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Lake
import NIOCore
import Server
import TestSupport
import Testing

struct TableTests {
  private let lake: TestLake

  init() throws {
    lake = try TestLake()
    try lake.publish()
  }

  @Test func `random selections equal SQL on the snapshot`() async throws {
    let lake = lake
    try await API.of(try await lake.server()) { api in
      var random = SeededRandom(state: 3)
      for _ in 0..<60 {
        let driver = ["VER", "LEC", "VER,LEC", "HAM"].randomElement(using: &random) ?? ""
        let bound = Int.random(in: 0...4, using: &random)
        let code = ["R", "Q"].randomElement(using: &random) ?? ""
        let list = driver.split(separator: ",").map { "'\($0)'" }.joined(separator: ",")
        let expected = try await lake.rows(
          """
          SELECT driver, lap_number, lap_time_s FROM silver.laps WHERE session_code = '\(code)'
          AND driver IN (\(list)) AND lap_number >= \(bound) ORDER BY lap_number DESC, driver
          """)
        let found = try await api.columns(
          "/api/v1/laps?session=\(code)&driver=\(driver)&lap_number.gte=\(bound)"
            + "&columns=driver,lap_number,lap_time_s&order=-lap_number,driver")
        #expect(found["driver"] as? [String] == expected.map { $0[0].text ?? "" })
        #expect(found["lap_number"] as? [Int] == expected.map { Int($0[1].int ?? -1) })
        #expect(found["lap_time_s"]?.map { $0 as? Double } == expected.map { $0[2].double })
      }
    }
  }

  @Test func `operators and null select as in SQL`() async throws {
    let lake = lake
    try await API.of(try await lake.server()) { api in
      for (parameter, condition) in [
        ("lap_number.gt=1", "lap_number > 1"), ("lap_number.lt=2", "lap_number < 2"),
        ("lap_number.lte=2", "lap_number <= 2"), ("driver.ne=VER", "driver <> 'VER'"),
        ("lap_time_s=null", "lap_time_s IS NULL"), ("lap_time_s.ne=null", "lap_time_s IS NOT NULL"),
        ("is_simulated=false", "NOT is_simulated"), ("lap_time_s.gte=92.5", "lap_time_s >= 92.5"),
        ("lap_start_date.gt=2023-03-05", "lap_start_date > '2023-03-05'"),
      ] {
        let expected = try await lake.rows("SELECT count(*) FROM silver.laps WHERE \(condition)")
        let frame = try await api.object("/api/v1/laps?\(parameter)")
        #expect(frame["row_count"] as? Int == Int(expected[0][0].int ?? -1), "\(parameter)")
      }
    }
  }

  @Test func `pages together are all rows, each once`() async throws {
    try await API.of(try await lake.server()) { api in
      var parts: [Int] = []
      var offset: Int? = 0
      while let at = offset {
        let path = "/api/v1/tables/gold.generation?limit=700&offset=\(at)&order=part"
        let frame = try await api.object(path)
        parts += try #require((frame["data"] as? [[Int]])?[1])
        offset = frame["next_offset"] as? Int
      }
      #expect(parts == Array(0..<3000))
    }
  }

  @Test func `types that JSON does not have are numbers and texts`() async throws {
    try await API.of(try await lake.server()) { api in
      let columns = try await api.columns("/api/v1/marts/race_pace?driver=VER&session=R")
      #expect(columns["day"] as? [String] == ["2023-03-05"])
      #expect(columns["factor"] as? [Double] == [1.5])
      #expect(columns["race_pace_s"] as? [Double] == [92])
      let laps = try await api.columns("/api/v1/laps?limit=1&columns=lap_start_date")
      #expect(laps["lap_start_date"] as? [String] == ["2023-03-05T15:00:00.123456Z"])
    }
  }

  @Test func `schemas as dbt names them are found under their short names`() async throws {
    let lake = try TestLake()
    defer { withExtendedLifetime(lake) {} }
    try lake.publish(prefix: "main_")
    try await API.of(try await lake.server()) { api in
      let counts = ["tables/gold.race_pace": 3, "tables/silver.laps": 7, "seasons": 1]
      for (path, rows) in counts {
        let frame = try await api.object("/api/v1/" + path)
        #expect(frame["row_count"] as? Int == rows, "\(path)")
      }
    }
  }

  @Test(arguments: [
    ("/api/v1/laps?seson=2023", 400, "season"), ("/api/v1/laps?columns=drivr", 400, "driver"),
    ("/api/v1/laps?order=-lap_nmber", 400, "lap_number"),
    ("/api/v1/marts/race_pce", 404, "gold.race_pace"),
    ("/api/v1/tables/silver.lap", 404, "silver.laps"),
    ("/api/v1/tables/f1lake.build_state", 404, ""),
    ("/api/v1/tables/main.keys", 404, ""), ("/api/v1/laps?lap_number.gte=abc", 400, ""),
    ("/api/v1/laps?limit=0", 400, ""), ("/api/v1/laps?limit=50001", 400, ""),
    ("/api/v1/laps?offset=-1", 400, ""), ("/api/v1/laps?format=xls", 400, ""),
    ("/api/v1/laps?driver.like=V", 400, ".gte"), ("/api/v1/laps?limit=1&limit=2", 400, ""),
    ("/api/v1/laps?lap_start_date=yesterday", 400, ""), ("/api/v1/laps?driver=%FF", 400, ""),
    ("/api/v1/tables/silver.telemetry", 400, "season"),
    ("/api/v1/tables/silver.telemetry?season=2023&round=1", 400, "season"),
    ("/api/v1/seasons?x=1", 400, ""), ("/api/v1/seasons/abc/rounds", 400, ""),
  ])
  func `a wrong request is a problem that says what was meant`(
    path: String, status: Int, hint: String
  ) async throws {
    try await API.of(try await lake.server()) { api in
      let problem = try await api.problem(path)
      #expect(problem.status == status, "\(problem)")
      #expect(hint.isEmpty || problem.hint.contains(hint), "\(problem)")
      #expect(!problem.detail.isEmpty)
    }
  }

  @Test(arguments: [
    "driver='%20OR%201=1%20--", "driver=VER')%20OR%20('1'='1", "driver=\"%20OR%20true--",
    "columns=driver%22,(SELECT%201)", "order=driver;DROP%20TABLE%20silver.laps", "\"driver\"=VER",
    "columns=driver%20FROM%20silver.laps--", "limit=1;SELECT", "offset=0%20UNION%20SELECT%201",
  ])
  func `SQL in a parameter is a value or refused, never run`(parameter: String) async throws {
    let lake = lake
    try await API.of(try await lake.server()) { api in
      let response = try await api.get("/api/v1/laps?" + parameter)
      if response.status == .ok {
        let frame = try #require(try API.json(response) as? [String: Any])
        #expect(frame["row_count"] as? Int == 0)
      } else {
        #expect(response.status == .badRequest)
      }
      #expect(try await lake.rows("SELECT count(*) FROM silver.laps") == [[7]])
    }
  }

  @Test func `CSV has all rows and a header, null is empty`() async throws {
    try await API.of(try await lake.server()) { api in
      let path = "/api/v1/laps?driver=LEC&session=R&order=lap_number&columns=driver,lap_time_s,team"
      let response = try await api.get(path + "&format=csv")
      #expect(response.headers[.contentType] == "text/csv; charset=utf-8")
      let lines = String(buffer: response.body).split(separator: "\r\n")
      #expect(lines.count == 4)
      #expect(lines[0] == "driver,lap_time_s,team")
      #expect(lines[2].hasPrefix("LEC,,\"</script>"))
      let accepted = try await api.get(path, [.accept: "text/csv"])
      #expect(accepted.body == response.body)
    }
  }

  @Test func `Parquet reads back as the same rows`() async throws {
    let lake = lake
    try await API.of(try await lake.server()) { api in
      let response = try await api.get("/api/v1/laps?format=parquet")
      let file = lake.folder.path + "/laps.parquet"
      try Data(response.body.readableBytesView).write(to: URL(fileURLWithPath: file))
      let names = "driver, lap_number, lap_time_s, lap_start_date, is_simulated, team"
      let found = try Database().connect().rows("SELECT \(names) FROM '\(file)' ORDER BY ALL")
      #expect(found == (try await lake.rows("SELECT \(names) FROM silver.laps ORDER BY ALL")))
      #expect(found.count == 7)
    }
  }

  @Test func `simulated rows mark the answer, also where the column is not asked for`() async throws
  {
    let lake = try TestLake()
    defer { withExtendedLifetime(lake) {} }
    try lake.publish(simulated: true)
    try await API.of(try await lake.server()) { api in
      let frame = try await api.object("/api/v1/laps?columns=driver&limit=2")
      #expect(frame["is_simulated"] as? Bool == true)
      #expect((frame["data"] as? [Any])?.count == 1)
      #expect(try await api.object("/api/v1/snapshot")["is_simulated"] as? Bool == true)
    }
  }

  @Test func `names and messages of the data arrive as they are`() async throws {
    try await API.of(try await lake.server()) { api in
      let columns = try await api.columns("/api/v1/race-control?session=R")
      #expect(columns["message"] as? [String] == [TestLake.hostileName])
      let response = try await api.get("/api/v1/race-control")
      #expect(response.headers[.contentType] == "application/json")
    }
  }
}
