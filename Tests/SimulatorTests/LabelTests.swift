import Foundation
import Testing

struct LabelTests {
  @Test func `Every session says in its own data that it is simulated`() throws {
    let origin = try SimulatedOrigin(seed: 1)
    for session in ["Practice_1", "Practice_2", "Practice_3", "Qualifying", "Race"] {
      for record in try origin.stream(session, "SessionInfo") {
        #expect(record.value["Simulated"] as? Bool == true)
        let meeting = try #require(record.value["Meeting"] as? [String: Any])
        #expect((meeting["Name"] as? String)?.hasPrefix("Simulated Grand Prix of ") == true)
        #expect((meeting["OfficialName"] as? String)?.hasPrefix("SIMULATED DATA") == true)
      }
      #expect(try origin.messages(session).first?.hasPrefix("SIMULATED DATA") == true)
    }
  }

  @Test func `Index, schedule and results say it too`() throws {
    let origin = try SimulatedOrigin(seed: 1)
    for (path, bytes) in origin.files where !path.hasSuffix(".jsonStream") {
      #expect(String(decoding: bytes, as: UTF8.self).lowercased().contains("simulated"), "\(path)")
    }
    #expect((try origin.race("results")["raceName"] as? String)?.hasPrefix("Simulated") == true)
  }

  @Test func `Names, codes and numbers are unique`() throws {
    let origin = try SimulatedOrigin(drivers: 22, laps: 6, seed: 1)
    let declared = try #require(try origin.stream("Race", "DriverList").first).value
    let drivers = declared.values.compactMap { $0 as? [String: Any] }
    for key in ["RacingNumber", "Tla", "LastName", "Reference"] {
      #expect(Set(drivers.compactMap { $0[key] as? String }).count == 22, "\(key)")
    }
    #expect(Set(drivers.compactMap { $0["TeamColour"] as? String }).count == 11)
  }
}
