import Foundation
import TestSupport
import Testing
import Timing

struct CircuitTests {
  @Test func `markers, outline and rotation are read`() throws {
    let circuit = try Circuit.decode(
      Array(
        #"""
        {"circuitKey":9,"circuitName":"Made up","rotation":95,"year":2030,"pitLoss":{"normal":"25.43"},
         "corners":[{"number":2,"letter":"A","angle":-13.8,"length":9637.8,"trackPosition":{"x":-146.7,"y":8474.9}}],
         "marshalLights":[],"x":[1,2,3],"y":[4,5]}
        """#.utf8))
    #expect(circuit.key == 9)
    #expect(circuit.rotation == 95)
    #expect(circuit.pitLoss == 25_430)
    #expect(circuit.pitLossSafetyCar == nil)
    #expect(circuit.corners.map(\.letter) == ["A"])
    #expect(circuit.corners.map(\.x) == [-146.7])
    #expect(circuit.corners.map(\.length) == [9637.8])
    #expect(circuit.track.map(\.y) == [4, 5])
    #expect(circuit.findings.count == 1)
  }

  @Test(arguments: ["<html>", "{}", #"{"corners":{}}"#])
  func `what is no map is an error`(text: String) {
    #expect(throws: JSONError.self) { try Circuit.decode(Array(text.utf8)) }
  }

  @Test(.enabled(if: Package.recorded != nil, "no recorded data: set F1_RECORDED_DATA"))
  func `the recorded map of Monza has its eleven corners`() throws {
    let data = try #require(Package.recorded)
    let bytes = try Data(
      contentsOf: URL(fileURLWithPath: data + "/origin/api/v1/circuits/39/2020"))
    let circuit = try Circuit.decode(Array(bytes))
    #expect(circuit.name == "Monza")
    #expect(circuit.rotation == 95)
    #expect(circuit.corners.map(\.number) == Array(1...11))
    #expect(circuit.marshalLights.count == 17)
    #expect(circuit.marshalSectors.count == 17)
    #expect(circuit.track.count == 726)
    #expect(circuit.findings.isEmpty)
  }
}
