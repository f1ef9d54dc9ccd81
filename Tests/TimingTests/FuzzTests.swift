import Foundation
import TestSupport
import Testing
import Timing

/// Mutated recorded topics through the whole decoder: it ends in tables or in an error that names the file, soon, and
/// without piling up memory. `make test` takes a few thousand inputs in a process of their own; docs/benchmarks.md has a
/// run of a million:
///
///     F1_FUZZ_INPUTS=1000000 F1_FUZZ_SEED=1 swift test -c release --skip-build --disable-testable-imports --filter TimingTests.FuzzTests
@Suite(.enabled(if: Package.recorded != nil, "no recorded data: set F1_RECORDED_DATA"))
struct FuzzTests {
  private static func setting(_ name: String, _ standard: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? standard
  }

  @Test func `no mutation of recorded topics crashes, hangs or swells`() async throws {
    let environment = ProcessInfo.processInfo.environment
    let isAlone = environment["F1_FUZZ_INPUTS"] != nil
    let inputs = Self.setting("F1_FUZZ_INPUTS", 1000)
    let seed = UInt64(Self.setting("F1_FUZZ_SEED", 1))
    let sessions = try RecordedTopics.sessions(of: try #require(Package.recorded))
    #expect(sessions.count >= 5)
    var decoded = 0
    var slowest = Duration.zero
    for input in 0..<inputs {
      // Every input has a seed of its own, so that a crash can be repeated by number.
      var random = SeededRandom(state: seed << 32 | UInt64(input))
      if input % 50_000 == 0, inputs > 50_000 { print("fuzz: \(input) of \(inputs)") }
      let session = sessions[Int.random(in: 0..<sessions.count, using: &random)]
      let sources = TopicMutation.sources(session, using: &random)
      let start = ContinuousClock.now
      let kinds = [SessionKind.race, .sprint, .qualifying, .sprintQualifying, .practice]
      let kind = kinds[Int.random(in: 0..<kinds.count, using: &random)]
      if let tables = try? await SessionDecoder.decode(kind, sources) {
        decoded += 1
        let size = sources.feeds.values.reduce(0) { $0 + $1.count }
        #expect(tables.laps.count <= size, "input \(input)")
        let laps = TelemetryLaps(tables)
        for group in 0..<laps.groupCount { _ = laps.group(group) }
      }
      slowest = max(slowest, ContinuousClock.now - start)
    }
    #expect(decoded > inputs / 20)
    let peak = try #require(Self.peakMemory)
    // A third of a second and 50 MB are what a million take. Among all other tests an input may wait for minutes for its
    // turn, and the memory is theirs, so that only a run that has the process for itself is judged by them.
    if isAlone {
      #expect(slowest < .seconds(20), "an input hangs")
      #expect(peak < 512 << 20, "\(peak >> 20) MB were resident")
    }
    print("fuzz: \(inputs) inputs, \(decoded) decoded, slowest \(slowest), peak \(peak >> 20) MB")
  }

  /// Bytes, of the whole test process; nil where the system does not say.
  private static var peakMemory: Int? {
    #if os(Linux)
      let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
      let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
      return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 << 10 }
    #else
      return 0
    #endif
  }
}
