import Foundation
import HTTPTypes
import HummingbirdTesting
import Lake
import Server
import Testing

struct SessionTests {
  private func api(_ body: @Sendable (API) async throws -> Void) async throws {
    let lake = try TestLake()
    // Its folder goes with it, and the server must outlive neither.
    defer { withExtendedLifetime(lake) {} }
    try lake.publish()
    try await API.of(try await lake.server(), body)
  }

  @Test func `a season has its rounds with winner, pole and sessions`() async throws {
    try await api { api in
      let seasons = try await api.columns("/api/v1/seasons")
      #expect(seasons["season"] as? [Int] == [2023])
      #expect(seasons["sessions"] as? [Int] == [2])
      let rounds = try await api.columns("/api/v1/seasons/2023/rounds")
      #expect(rounds["winner"] as? [String] == ["VER"])
      #expect(rounds["pole"] as? [String] == ["VER"])
      #expect(rounds["sessions"] as? [String] == ["Q,R"])
      #expect(rounds["date"] as? [String] == ["2023-03-05T00:00:00Z"])
      #expect(try await api.object("/api/v1/seasons/1999/rounds")["row_count"] as? Int == 0)
    }
  }

  @Test func `a session at a glance has the frames of its tables`() async throws {
    try await api { api in
      let key = "season=2023&round=1&session=R"
      let all = try await api.object("/api/v1/session?\(key)")
      for (part, path) in [
        ("weather", "/api/v1/weather?\(key)&limit=50000&order=time_s"),
        ("results", "/api/v1/results?\(key)&limit=50000&order=position"),
        ("drivers", "/api/v1/drivers?\(key)&limit=50000"),
      ] {
        let frame = try #require(all[part] as? [String: Any])
        #expect(try Self.text(frame) == Self.text(try await api.object(path)), "\(part)")
      }
      let laps = try #require(all["laps"] as? [String: Any])
      #expect(laps["row_count"] as? Int == 6)
      // This snapshot has no such mart.
      #expect(all["fastest_laps"] is NSNull)
      #expect(try await api.problem("/api/v1/session?season=2023&round=1").status == 400)
    }
  }

  private static func text(_ object: [String: Any]) throws -> String {
    let data = try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
    return String(decoding: data, as: UTF8.self)
  }

  @Test func `a round tells which of its sessions have no laps`() async throws {
    let lake = try TestLake()
    defer { withExtendedLifetime(lake) {} }
    try lake.publish(
      more: """
        INSERT INTO silver.sessions BY NAME SELECT * REPLACE ('2023-01-FP1' AS session_id,
          'FP1' AS session_code, TIMESTAMP '2023-03-03 11:30:00' AS session_start)
        FROM silver.sessions LIMIT 1;
        """)
    try await API.of(try await lake.server()) { api in
      let rounds = try await api.columns("/api/v1/seasons/2023/rounds")
      #expect(rounds["sessions"] as? [String] == ["FP1,Q,R"])
      #expect(rounds["empty_sessions"] as? [String] == ["FP1"])
    }
  }

  @Test func `a round has its sessions with laps and drivers`() async throws {
    try await api { api in
      let sessions = try await api.columns("/api/v1/seasons/2023/rounds/1/sessions")
      #expect(sessions["session_code"] as? [String] == ["Q", "R"])
      #expect(sessions["laps"] as? [Int] == [1, 6])
      #expect(sessions["drivers"] as? [Int] == [1, 2])
    }
  }

  @Test func `the latest session is the one that began last`() async throws {
    try await api { api in
      let latest = try await api.object("/api/v1/sessions/latest")
      #expect(latest["session_code"] as? String == "R")
      #expect(latest["season"] as? Int == 2023)
    }
  }

  @Test func `the delta of a slower lap grows to the difference of the lap times`() async throws {
    try await api { api in
      let answer = try await api.object(
        "/api/v1/telemetry?season=2023&round=1&session=R&laps=VER.best,LEC.3")
      let laps = try #require(answer["laps"] as? [[String: Any]])
      #expect(laps.map { $0["lap_number"] as? Int } == [1, 3])
      #expect(laps[0]["lap_time_s"] as? Double == 91)
      #expect((laps[0]["delta_s"] as? [Double])?.allSatisfy { $0 == 0 } == true)
      let delta = try #require(laps[1]["delta_s"] as? [Double])
      #expect(delta.count == 101)
      #expect(delta.first == 0)
      #expect(abs((delta.last ?? 0) - 3) < 1e-6)
      #expect(abs(delta[50] - 1.5) < 1e-3)
      #expect(laps[1]["team_color"] as? String == "F91536")
    }
  }

  @Test func `points divide a lap evenly by distance or by time`() async throws {
    try await api { api in
      for axis in ["distance", "time"] {
        let answer = try await api.object(
          "/api/v1/telemetry?season=2023&round=1&session=R&laps=VER.2&points=40&by=\(axis)")
        let lap = try #require((answer["laps"] as? [[String: Any]])?.first)
        let distance = try #require(lap["distance_m"] as? [Double])
        #expect(distance.count == 41)
        #expect(zip(distance, distance.dropFirst()).allSatisfy { abs($1 - $0 - 125) < 0.01 })
        #expect(Set(lap["brake"] as? [Double] ?? []) == [0, 1])
        #expect(Set(lap["gear"] as? [Double] ?? []) == [1, 2, 3])
      }
    }
  }

  @Test(arguments: [
    ("VER.99", 404), ("HAM.best", 404), ("VER", 400), ("VER.x", 400), ("", 400), ("VER.1.2", 400),
  ])
  func `a lap that is not there is a problem`(laps: String, status: Int) async throws {
    try await api { api in
      let path = "/api/v1/telemetry?season=2023&round=1&session=R&laps=\(laps)"
      let problem = try await api.problem(path)
      #expect(problem.status == status)
    }
  }

  @Test func `a replay interpolates places and leaves silence empty`() async throws {
    try await api { api in
      let answer = try await api.object(
        "/api/v1/replay?season=2023&round=1&session=R&from_s=10&to_s=40&step_ms=250")
      let drivers = try #require(answer["drivers"] as? [[String: Any]])
      #expect(drivers.map { $0["driver"] as? String } == ["VER", "LEC"])
      let x = try #require(answer["x_dm"] as? [[Any]])
      #expect(x.allSatisfy { $0.count == 121 })
      // Two places a second, 10 dm apart: at 10.25 s halfway between 300 and 310.
      #expect(x[0].prefix(3).map { $0 as? Double } == [300, 305, 310])
      #expect(x[1].prefix(3).map { $0 as? Double } == [300, 305, 310])
      #expect(x[1][60] as? Double == nil)
      #expect(x[0][60] as? Double == 600)
      let status = try #require(answer["status"] as? [String])
      #expect(status[39] == "1")
      #expect(status[40] == "4")
    }
  }

  @Test func `a replay of more than two minutes is refused`() async throws {
    try await api { api in
      let path = "/api/v1/replay?season=2023&round=1&session=R&from_s=0&to_s=121"
      let problem = try await api.problem(path)
      #expect(problem.status == 400)
    }
  }

  @Test func `the outline of a replay has laps, flags, messages and weather`() async throws {
    try await api { api in
      let outline = try await api.object("/api/v1/replay/outline?season=2023&round=1&session=R")
      #expect(outline["start_s"] as? Double == 10)
      #expect(outline["end_s"] as? Double == 300)
      for (name, rows) in [("laps", 6), ("track_status", 2), ("race_control", 1), ("weather", 1)] {
        #expect((outline[name] as? [String: Any])?["row_count"] as? Int == rows, "\(name)")
      }
    }
  }

  @Test func `without a map the track is the line of the fastest lap`() async throws {
    try await api { api in
      let track = try await api.object("/api/v1/track?season=2023&round=1")
      #expect(track["source"] as? String == "position")
      let outline = try #require(track["outline"] as? [String: [Double]])
      #expect(outline["x_dm"]?.count == 501)
      #expect(outline["y_dm"]?[10] == 30)
      #expect(try await api.problem("/api/v1/track?season=2022&round=1").status == 404)
    }
  }
}
