import DuckDB
import Foundation
import Lake
import Testing

struct PartitionWritingTests {
  struct Broken: Error {}

  @Test func `a written partition reads back and its manifest is true`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let partition = try Sample.partition()
    let manifest = try Sample.write(root, rows: 5)
    #expect(try root.partitions.state(of: partition, rehash: true) == .complete(manifest))
    let file = root.partitions.file(of: partition)
    let engine = try Database().connect()
    let found = try engine.rows(
      "SELECT (SELECT count(*) FROM '\(root.bronze)/laps/**/part-*.parquet'), sha256(content), size "
        + "FROM read_blob('\(file)')")
    #expect(found == [[.int(5), .text(manifest.sha256), .int(manifest.bytes)]])
    #expect(
      try Files.names(root.partitions.folder(of: partition)) == [
        "manifest.json", "part-00000.parquet",
      ])
  }

  @Test func `a part with the content that is there stays, and its manifest is new`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let partition = try Sample.partition()
    let write = { (text: String, version: Int) in
      try root.partitions.write(partition, Provenance(sources: [], decoderVersion: version)) {
        try Files.write(text, to: $0)
        return 1
      }
    }
    func number() throws -> UInt64? {
      let file = root.partitions.file(of: partition)
      return try FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? UInt64
    }
    _ = try write("same", 1)
    let first = try number()
    let second = try write("same", 2)
    #expect(try number() == first)
    #expect(try root.partitions.state(of: partition, rehash: true) == .complete(second))
    _ = try write("other", 2)
    #expect(try number() != first)
    #expect(try Files.names(root.partitions.folder(of: partition)).count == 2)
  }

  @Test func `the manifest is JSON in a fixed form`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let partition = try Sample.partition()
    try root.partitions.write(partition, Sample.provenance) {
      try Files.write("parquet", to: $0)
      return 7
    }
    let text = try Files.text(root.partitions.folder(of: partition) + "/manifest.json")
    let time = try #require(text.firstMatch(of: /"written_at" : "([^"]+Z)"/)).1
    let expected = Self.expected.replacing("TIME", with: time).replacing("RUN", with: root.run)
    #expect(text == expected)
  }

  @Test func `times survive the file to the millisecond`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    for _ in 0..<50 {
      let manifest = try root.partitions.write(Sample.partition(), Sample.provenance) {
        try Files.write("x", to: $0)
        return 1
      }
      #expect(try root.partitions.state(of: Sample.partition()) == .complete(manifest))
    }
  }

  @Test func `a writer that fails half way leaves the earlier part`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let old = try Sample.write(root)
    #expect(throws: Broken.self) {
      try root.partitions.write(Sample.partition(), Sample.provenance) {
        try Files.write("half", to: $0)
        throw Broken()
      }
    }
    try expectOnly(old, root)
  }

  @Test func `a writer that makes no file is an error`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let old = try Sample.write(root)
    let error = lakeError {
      try root.partitions.write(Sample.partition(), Sample.provenance) { _ in 0 }
    }
    #expect(error?.message == "the writer left no file")
    try expectOnly(old, root)
  }

  @Test(arguments: 1...3)
  func `a disk that goes at any step leaves the earlier part`(step: Int) throws {
    let scratch = try Scratch()
    let shift = DeviceShift()
    let probe = VolumeProbe(
      device: { path in
        if shift.value > 0 { shift.value += 1 }
        return try VolumeProbe.system.device(path).map { shift.value > step ? $0 + 1 : $0 }
      },
      describe: VolumeProbe.system.describe)
    let root = try scratch.root(probe: probe)
    let old = try Sample.write(root)
    shift.value = 1
    let error = lakeError { try Sample.write(root, rows: 9) }
    shift.value = 0
    // The guard runs twice: at the start and before the rename.
    if step < 3 {
      #expect(error?.kind == .rootGone)
      try expectOnly(old, root)
    } else {
      #expect(error == nil)
    }
  }

  @Test func `a root that vanishes while the writer runs is named as the cause`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let error = lakeError {
      try root.partitions.write(Sample.partition(), Sample.provenance) { path in
        try FileManager.default.moveItem(atPath: root.path, toPath: scratch.path + "/unplugged")
        return try Sample.copy(rows: 3, to: path)
      }
    }
    #expect(error?.kind == .rootGone)
    #expect(try Files.names(scratch.path) == ["unplugged"])
  }

  @Test func `a part that cannot be renamed into place leaves no temporary`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let file = try root.partitions.file(of: Sample.partition())
    try Files.write("", to: file + "/in/the/way")
    let error = lakeError { try Sample.write(root) }
    #expect(error?.path == file)
    #expect(
      try Files.names(root.partitions.folder(of: Sample.partition())) == ["part-00000.parquet"])
  }

  @Test func `leftovers of a killed writer go with the next write`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let folder = try root.partitions.folder(of: Sample.partition())
    for name in ["part-00000.parquet", "manifest.json"] {
      try Files.write("x", to: folder + "/.tmp-999999999-a-b-\(name).partial")
    }
    try Sample.write(root)
    #expect(try Files.names(folder) == ["manifest.json", "part-00000.parquet"])
  }

  /// The partition holds exactly `old`, and its folder nothing else.
  private func expectOnly(_ old: PartitionManifest, _ root: DataRoot) throws {
    let partition = try Sample.partition()
    #expect(try root.partitions.state(of: partition, rehash: true) == .complete(old))
    #expect(
      try Files.names(root.partitions.folder(of: partition)) == [
        "manifest.json", "part-00000.parquet",
      ])
  }

  static let expected = """
    {
      "bytes" : 7,
      "decoder_version" : 1,
      "file" : "part-00000.parquet",
      "findings" : 2,
      "format" : 1,
      "partition" : {
        "grand_prix" : "bahrain-grand-prix",
        "round" : 1,
        "season" : 2024,
        "session" : "R"
      },
      "rows" : 7,
      "run" : "RUN",
      "sha256" : "37a0fe5ae24a60682faa103d3808c86efe98a83dd414af81d9b01eef26a3be87",
      "sources" : [
        {
          "bytes" : 3,
          "path" : "a.jsonStream",
          "sha256" : "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        },
        {
          "bytes" : 0,
          "path" : "b.jsonStream",
          "sha256" : "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        }
      ],
      "table" : "laps",
      "written_at" : "TIME"
    }

    """
}
