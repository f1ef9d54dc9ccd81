import Testing

struct WeatherTests {
  @Test func `Rain is reported, slows the cars and brings other tyres`() throws {
    let wet = try SimulatedOrigin(seed: 2)
    let falling = try wet.stream("Race", "WeatherData").filter {
      $0.value["Rainfall"] as? String == "1"
    }
    #expect(!falling.isEmpty)
    #expect(try compounds(wet).contains("INTERMEDIATE"))
    let dry = try SimulatedOrigin(seed: 5)
    #expect(
      try dry.stream("Race", "WeatherData").allSatisfy { $0.value["Rainfall"] as? String == "0" })
    #expect(try compounds(dry).isSubset(of: ["SOFT", "MEDIUM", "HARD"]))
  }

  private func compounds(_ origin: SimulatedOrigin) throws -> Set<String> {
    let stints = try origin.stream("Race", "TimingAppData").flatMap(\.lines.values)
      .flatMap { line -> [[String: Any]] in
        let numbered = (line["Stints"] as? [String: [String: Any]]).map { Array($0.values) }
        return line["Stints"] as? [[String: Any]] ?? numbered ?? []
      }
    return Set(stints.compactMap { $0["Compound"] as? String })
  }
}
