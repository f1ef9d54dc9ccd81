import Foundation
import Lake
import Testing

struct PartitionStateTests {
  /// A way in which a partition can be broken, and what is said about it.
  struct Damage: CustomTestStringConvertible {
    let testDescription: String
    let reason: String
    let cause: @Sendable (_ folder: String) throws -> Void
  }

  static let damages = [
    Damage(testDescription: "no manifest", reason: "there is a part without manifest") {
      try FileManager.default.removeItem(atPath: $0 + "/manifest.json")
    },
    Damage(testDescription: "no part", reason: "the part is missing") {
      try FileManager.default.removeItem(atPath: $0 + "/part-00000.parquet")
    },
    Damage(testDescription: "cut manifest", reason: "the manifest is damaged") {
      let text = try Files.text($0 + "/manifest.json")
      try Files.write(String(text.dropLast(20)), to: $0 + "/manifest.json")
    },
    Damage(testDescription: "cut part", reason: "the part has 3 bytes") {
      try Files.write("PAR", to: $0 + "/part-00000.parquet")
    },
    Damage(testDescription: "foreign", reason: "the manifest is that of another partition") {
      let text = try Files.text($0 + "/manifest.json").replacing(": 2024", with: ": 2023")
      try Files.write(text, to: $0 + "/manifest.json")
    },
    Damage(testDescription: "killed between the renames", reason: "the part's content is not") {
      try replaceLastByte($0 + "/part-00000.parquet")
      try Files.write("{}", to: $0 + "/.tmp-999999999-a-b-manifest.json.partial")
    },
  ]

  @Test(arguments: damages)
  func `a broken partition is incomplete until it is written again`(damage: Damage) throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let partition = try Sample.partition()
    try Sample.write(root)
    try damage.cause(root.partitions.folder(of: partition))
    guard case .incomplete(let reason) = try root.partitions.state(of: partition) else {
      Issue.record("not incomplete")
      return
    }
    #expect(reason.hasPrefix(damage.reason))
    #expect(
      try !root.partitions.isCurrent(partition, sources: [Sample.a, Sample.b], decoderVersion: 1))
    let manifest = try Sample.write(root)
    #expect(try root.partitions.state(of: partition, rehash: true) == .complete(manifest))
  }

  @Test func `a partition is current only with the inputs that it was made from`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let partition = try Sample.partition()
    func made(_ inputs: String?) -> Provenance {
      Provenance(sources: [Sample.a], decoderVersion: 1, inputs: inputs)
    }
    for inputs in ["ab", nil] {
      let manifest = try root.partitions.write(partition, made(inputs)) {
        try Files.write("x", to: $0)
        return 1
      }
      #expect(try root.partitions.currentManifest(of: partition, made(inputs)) == manifest)
      for other in ["ab", "cd", nil] where other != inputs {
        #expect(try root.partitions.currentManifest(of: partition, made(other)) == nil)
      }
    }
  }

  @Test func `nothing there is absent`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    #expect(try root.partitions.state(of: Sample.partition()) == .absent)
  }

  @Test func `a changed byte is found by hashing`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let partition = try Sample.partition()
    try Sample.write(root)
    try Self.replaceLastByte(root.partitions.file(of: partition))
    #expect(try root.partitions.state(of: partition, rehash: true).manifest == nil)
  }

  @Test func `a writer killed before the first rename leaves the old partition complete`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let manifest = try Sample.write(root)
    let folder = try root.partitions.folder(of: Sample.partition())
    try Files.write("{}", to: folder + "/.tmp-999999999-a-b-manifest.json.partial")
    #expect(try root.partitions.state(of: Sample.partition()) == .complete(manifest))
  }

  @Test func `a repair that fails leaves the partition marked as incomplete`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let partition = try Sample.partition()
    try Sample.write(root)
    let folder = root.partitions.folder(of: partition)
    try Self.replaceLastByte(folder + "/part-00000.parquet")
    try Files.write("{}", to: folder + "/.tmp-999999999-a-b-manifest.json.partial")
    _ = lakeError { try root.partitions.write(partition, Sample.provenance) { _ in 0 } }
    #expect(try root.partitions.state(of: partition).manifest == nil)
  }

  @Test func `a manifest of a newer version is not overwritten by mistake`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    try Sample.write(root)
    let path = try root.partitions.folder(of: Sample.partition()) + "/manifest.json"
    try Files.write(
      try Files.text(path).replacing("\"format\" : 1", with: "\"format\" : 2"), to: path)
    let error = lakeError { _ = try root.partitions.state(of: Sample.partition()) }
    #expect(error?.kind == .newerFormat)
  }

  @Test func `a partition is current for the same sources and decoder only`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let partition = try Sample.partition()
    try Sample.write(root)
    let changed = SourceFile(path: Sample.a.path, content: [UInt8]("abd".utf8))
    let cases: [([SourceFile], Int, Bool)] = [
      ([Sample.a, Sample.b], 1, true), ([Sample.b, Sample.a], 1, true),
      ([Sample.a, Sample.b], 2, false), ([Sample.a], 1, false), ([changed, Sample.b], 1, false),
    ]
    for (sources, version, expected) in cases {
      let current = try root.partitions.isCurrent(
        partition, sources: sources, decoderVersion: version)
      #expect(current == expected)
    }
  }

  static func replaceLastByte(_ path: String) throws {
    var data = try Data(contentsOf: URL(fileURLWithPath: path))
    data[data.count - 1] ^= 1
    try data.write(to: URL(fileURLWithPath: path))
  }
}
