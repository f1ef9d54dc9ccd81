import Foundation
import Ingest
import Lake
import Testing

/// Verification finds what is wrong, repair makes it right from the raw archive alone.
struct ArchiveTests {
  /// A way in which a lake can be broken.
  struct Damage: CustomTestStringConvertible {
    let testDescription: String
    let kind: ArchiveProblem.Kind
    /// Whether the raw archive can mend it.
    var isRepaired = true
    let cause: @Sendable (ArchiveTests) throws -> Void
  }

  let weekend: Weekend

  init() throws { weekend = try Weekend() }

  /// The part of a table in the qualifying session.
  private func part(_ table: String, _ file: String = "part-00000.parquet") throws -> String {
    let partitions = try weekend.root.partitions.partitions(of: table)
    let partition = try #require(partitions.first { $0.session == "Q" })
    return weekend.root.partitions.folder(of: partition) + "/" + file
  }

  private func raw(_ name: String) throws -> String {
    let paths = FileManager.default.enumerator(atPath: weekend.root.cache)
    while let path = paths?.nextObject() as? String {
      if path.hasSuffix(name) { return weekend.root.cache + "/" + path }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  private static func change(_ path: String, _ body: (inout Data) -> Void) throws {
    var data = try Data(contentsOf: URL(fileURLWithPath: path))
    body(&data)
    try data.write(to: URL(fileURLWithPath: path))
  }

  static let damages = [
    Damage(testDescription: "one byte of a part", kind: .damaged) {
      try change($0.part("laps")) { $0[$0.count / 2] ^= 1 }
    },
    Damage(testDescription: "a part cut short", kind: .damaged) {
      try change($0.part("weather")) { $0.removeLast(9) }
    },
    Damage(testDescription: "a part is gone", kind: .damaged) {
      try FileManager.default.removeItem(atPath: $0.part("results"))
    },
    Damage(testDescription: "a wrong number of rows", kind: .damaged, isRepaired: false) {
      try change($0.part("laps", "manifest.json")) {
        let text = String(decoding: $0, as: UTF8.self)
        $0 = Data(text.replacing(/"rows" : \d+/, with: #""rows" : 7"#).utf8)
      }
    },
    Damage(testDescription: "a manifest is gone", kind: .unfinished) {
      try FileManager.default.removeItem(atPath: $0.part("sessions", "manifest.json"))
    },
    Damage(testDescription: "a table is gone", kind: .incompleteSession) {
      try FileManager.default.removeItem(atPath: $0.part("race_control", ""))
    },
    Damage(testDescription: "a leftover in bronze", kind: .temporary) {
      try Data("x".utf8).write(
        to: URL(fileURLWithPath: $0.part("laps", ".tmp-999999999-a-b-part-00000.parquet.partial")))
    },
    Damage(testDescription: "a leftover in the raw archive", kind: .temporary) {
      try Data("x".utf8).write(
        to: URL(fileURLWithPath: $0.weekend.root.cache + "/.tmp-999999999-a-b-x.json.partial"))
    },
    Damage(testDescription: "a second part", kind: .stray, isRepaired: false) {
      let path = try $0.part("laps")
      try FileManager.default.copyItem(
        atPath: path, toPath: path.replacing("part-00000", with: "part-00001"))
    },
    Damage(testDescription: "a raw document is gone", kind: .sourceMissing, isRepaired: false) {
      try FileManager.default.removeItem(atPath: $0.raw("Qualifying/TimingData.jsonStream"))
    },
    Damage(testDescription: "a raw document was changed", kind: .sourceChanged, isRepaired: false) {
      try change($0.raw("Qualifying/TimingData.jsonStream")) { $0[99] ^= 1 }
    },
  ]

  @Test func `a lake as it was written has no problem`() async throws {
    try await weekend.ingest([])
    let report = try await ArchiveVerify(weekend.root).run()
    #expect(report.problems == [] && report.exitCode == nil)
    let historyTables = 9
    #expect(report.partitions == 5 * BronzeTable.names.count + historyTables)
    let rows = try weekend.root.status().tables.reduce(0) { $0 + $1.rows }
    #expect(report.rows == rows)
    #expect(report.sources > 40 && report.sourceBytes > 100_000)
    #expect(report.text.hasSuffix("all is well"))
  }

  @Test(arguments: damages)
  func `each damage is found, and mended with the same bytes where the archive can`(damage: Damage)
    async throws
  {
    try await weekend.ingest(["Q", "R"])
    let whole = try weekend.bronzeFiles()
    try damage.cause(self)
    let broken = try weekend.bronzeFiles()
    let found = try await ArchiveVerify(weekend.root).run()
    #expect(found.problems.map(\.kind) == [damage.kind], "\(found.text)")
    #expect(found.exitCode == (damage.kind == .temporary ? nil : 4))
    let (repairs, rest) = try await ArchiveRepair(weekend.root).run { _ in }
    if damage.isRepaired {
      #expect(rest.problems == [])
      #expect(repairs.allSatisfy { $0.outcome == .rebuilt(isSame: true) })
      #expect(try weekend.bronzeFiles() == whole)
    } else {
      #expect(rest.problems == found.problems)
      #expect(repairs.allSatisfy { if case .impossible = $0.outcome { true } else { false } })
      #expect(try weekend.bronzeFiles() == broken)
    }
  }

  @Test(arguments: ["ergast_laps", "ergast_sprint", "ergast_races"], [true, false])
  func `history is mended with the same bytes too`(table: String, wholeTable: Bool) async throws {
    try await weekend.ingest([])
    let whole = try weekend.bronzeFiles()
    let partition = try #require(try weekend.root.partitions.partitions(of: table).first)
    let folder = weekend.root.partitions.folder(of: partition)
    try FileManager.default.removeItem(
      atPath: wholeTable ? folder : weekend.root.partitions.file(of: partition))
    let found = try await ArchiveVerify(weekend.root).run()
    #expect(found.problems.map(\.kind) == [wholeTable ? .incompleteSession : .damaged])
    let (repairs, rest) = try await ArchiveRepair(weekend.root).run { _ in }
    #expect(repairs.map(\.outcome) == [.rebuilt(isSame: true)])
    #expect(rest.problems == [])
    #expect(try weekend.bronzeFiles() == whole)
  }

  @Test(arguments: ["missing", "changed"])
  func `what the archive cannot rebuild is said and left alone`(state: String) async throws {
    try await weekend.ingest(["Q", "R"])
    try FileManager.default.removeItem(atPath: try part("laps"))
    let document = try raw("Qualifying/WeatherData.jsonStream")
    if state == "missing" {
      try FileManager.default.removeItem(atPath: document)
    } else {
      try Self.change(document) { $0 += Data("03:00:00.000{}\r\n".utf8) }
    }
    let before = try weekend.bronzeFiles()
    let (repairs, rest) = try await ArchiveRepair(weekend.root).run { _ in }
    guard repairs.count == 1, case .impossible(let reason) = repairs[0].outcome else {
      Issue.record("\(repairs)")
      return
    }
    #expect(reason.contains("WeatherData.jsonStream is"))
    #expect(try weekend.bronzeFiles() == before)
    #expect(rest.exitCode == 4)
    // The origin still has it: an ingest mends both.
    try await weekend.ingest(["Q"])
    #expect(try await ArchiveVerify(weekend.root).run().problems == [])
  }

  @Test(arguments: [nil, "{", #"{"format":1,"documents":{}}"#])
  func `what the origins said of a session is missed when it is lost`(text: String?) async throws {
    try await weekend.ingest(["Q", "R"])
    let file =
      try weekend.session("Qualifying")
      .replacing(weekend.origin, with: weekend.root.cache) + "/.responses.json"
    try FileManager.default.removeItem(atPath: file)
    if let text { try Data(text.utf8).write(to: URL(fileURLWithPath: file)) }
    let report = try await ArchiveVerify(weekend.root).run()
    #expect(report.problems.map(\.kind) == [.recordsMissing])
    #expect(report.problems.first?.path.hasSuffix("Qualifying/.responses.json") == true)
    // Only requests are lost with it, no data.
    #expect(report.exitCode == nil)
    try await weekend.ingest(["Q"])
    #expect(try await ArchiveVerify(weekend.root).run().problems == [])
  }

  @Test func `a result that came with the race makes practice outdated, not damaged`() async throws
  {
    try await weekend.ingest([])
    let result = weekend.origin + "/ergast/f1/2031/1/results.json"
    try Self.change(result) { $0 += Data("\n".utf8) }
    try await weekend.ingest(["R"])
    let report = try await ArchiveVerify(weekend.root).run()
    #expect(Set(report.problems.map(\.kind)) == [.outdated])
    #expect(
      report.problems.compactMap(\.session?.session).sorted() == ["FP1", "FP2", "FP3", "history"])
    #expect(report.exitCode == nil)
    try await weekend.ingest([])
    #expect(try await ArchiveVerify(weekend.root).run().problems == [])
  }

  @Test func `one table or one season can be looked at alone`() async throws {
    try await weekend.ingest(["Q", "R"])
    try FileManager.default.removeItem(atPath: try part("laps"))
    #expect(try await ArchiveVerify(weekend.root, table: "weather").run().problems == [])
    #expect(try await ArchiveVerify(weekend.root, table: "laps").run().problems.count == 1)
    #expect(try await ArchiveVerify(weekend.root, season: 2030).run().partitions == 0)
    #expect(try await ArchiveVerify(weekend.root, season: 2031).run().problems.count == 1)
    let error = await #expect(throws: IngestError.self) {
      try await ArchiveVerify(self.weekend.root, table: "lap").run()
    }
    #expect(error?.message.contains("track_status") == true)
  }

  @Test func `a repair is refused while an ingest runs`() async throws {
    try await weekend.ingest()
    let lock = try weekend.root.ingestLock()
    let error = await #expect(throws: LakeError.self) {
      try await ArchiveRepair(self.weekend.root).run { _ in }
    }
    #expect(error?.kind == .busy)
    _ = consume lock
  }
}
