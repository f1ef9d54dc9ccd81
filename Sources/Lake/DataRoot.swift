public import Foundation

/// An initialised data root whose disk was there when it was opened.
public struct DataRoot: Sendable {
  /// A folder that carries a sentinel, as it was found when the root was opened.
  struct Anchor: Sendable {
    let path: String
    let id: String
    let device: UInt64
    /// The sentinel as it was: the same bytes need not be parsed again before each of some hundred writes.
    let sentinel: [UInt8]
  }

  /// Where the root and its folders are.
  public let location: DataRootLocation
  /// The id of the run that opened it: what it writes and logs carries this, a UUID.
  public let run: String
  private let anchors: [Anchor]
  private let probe: VolumeProbe
  private let layouts: Layouts

  /// Opens a root that `f1lake init` made.
  ///
  /// - Parameters:
  ///   - probe: how to ask about disks; tests put in their own.
  ///   - run: the id of a run that opens it again; a new one by default.
  /// - Throws: ``LakeError`` where the folder or its sentinel is missing or damaged (kind
  ///   `notADataRoot`) or where a root made on an external disk now lies on the host (`hostDisk`).
  public static func open(
    at location: DataRootLocation, probe: VolumeProbe = .system, run: String = newRun()
  ) throws -> DataRoot {
    try open(at: location, probe: probe, layouts: .known, run: run)
  }

  /// An id that no other run has.
  public static func newRun() -> String { UUID().uuidString.lowercased() }

  /// Opens a root among layouts that are given; tests put in their own.
  ///
  /// - Parameter takingOlder: true for who makes an older layout the newest.
  package static func open(
    at location: DataRootLocation, probe: VolumeProbe = .system, layouts: Layouts,
    takingOlder: Bool = false, run: String = newRun()
  ) throws -> DataRoot {
    let anchors = try location.anchors.map {
      try anchor(at: $0, probe: probe, layouts: layouts, takingOlder: takingOlder)
    }
    return DataRoot(
      location: location, run: run, anchors: anchors, probe: probe, layouts: layouts)
  }

  /// Opens the root in one folder that holds everything.
  public static func open(at path: String, probe: VolumeProbe = .system) throws -> DataRoot {
    try open(at: DataRootLocation(root: path), probe: probe)
  }

  /// The root folder.
  public var path: String { location.root }
  /// The identity that `init` gave to this root, a UUID.
  public var id: String { anchors[0].id }
  /// The folder of bronze tables.
  public var bronze: String { location.path(.bronze) }
  /// The folder of the raw archive.
  public var cache: String { location.path(.cache) }
  /// The folder of DuckDB snapshots.
  public var warehouse: String { location.path(.warehouse) }
  /// The folder of what the last runs tell to those who watch them.
  public var metrics: String { path + "/metrics" }
  /// The partitions of bronze.
  public var partitions: PartitionStore { PartitionStore(root: self) }

  /// The guard before every write: the root, and each folder moved out of it, still carries the
  /// sentinel that it had when opened, on the same device. Reads one small file per such folder and
  /// makes nothing.
  ///
  /// - Throws: ``LakeError`` of kind `rootGone`; nothing was written then.
  public func checkWritable() throws {
    for anchor in anchors {
      guard try probe.device(anchor.path) == anchor.device,
        try FileSystem.contents(Sentinel.path(in: anchor.path)) == anchor.sentinel
          || Sentinel.read(in: anchor.path, newest: layouts.newest)?.id == anchor.id
      else {
        throw LakeError(
          .rootGone,
          "the disk that was here is gone or another is in its place, and nothing was written; "
            + "connect it and run the same command again", path: anchor.path)
      }
    }
  }

  /// The right to write bronze and the raw archive, for as long as the lock lives.
  ///
  /// - Throws: ``LakeError`` of kind `busy` while another process holds it.
  public func ingestLock() throws -> FileLock {
    try checkWritable()
    return try FileLock(bronze + "/.ingest.lock", work: "an ingest")
  }

  /// The disk that the root is on, as it is now.
  public func volume() throws -> VolumeDescription { try probe.describe(path) }

  /// Writes one file below a folder of the root, wholly or not at all, making folders on the way.
  ///
  /// - Parameter relative: the path below `folder`, without `..`.
  /// - Throws: ``LakeError``; the file that was there before is untouched then.
  public func write(
    _ bytes: some ContiguousBytes, to relative: String, in folder: DataFolder
  ) throws {
    guard !relative.split(separator: "/").contains(".."), !relative.hasPrefix("/") else {
      throw LakeError(
        .configuration, "the path must stay inside \(folder.rawValue)", path: relative)
    }
    try place(bytes, relative, below: location.path(folder))
  }

  /// Writes one file of ``metrics``, wholly or not at all; the folder is made if it is not there.
  ///
  /// - Throws: ``LakeError``; the file that was there before is untouched then.
  package func writeMetrics(_ bytes: some ContiguousBytes, named name: String) throws {
    try place(bytes, "metrics/" + name, below: path)
  }

  private func place(
    _ bytes: some ContiguousBytes, _ relative: String, below base: String
  ) throws {
    try checkWritable()
    try FileSystem.makeFolders(TemporaryFile.split("./" + relative).folder, below: base)
    try AtomicFile.write(bytes, to: base + "/" + relative, checking: checkWritable)
  }

  private static func anchor(
    at path: String, probe: VolumeProbe, layouts: Layouts, takingOlder: Bool
  ) throws -> Anchor {
    guard let device = try probe.device(path) else {
      throw LakeError(
        .notADataRoot,
        "there is no such folder; connect and mount its disk, or make it with f1lake init",
        path: path)
    }
    guard let sentinel = try Sentinel.read(in: path, newest: layouts.newest) else {
      throw LakeError(
        .notADataRoot,
        "\(Sentinel.fileName) is missing, so this is no data root or its disk is not mounted; "
          + "mount the disk, or make the root with f1lake init", path: path)
    }
    guard takingOlder || sentinel.format == layouts.newest else {
      throw LakeError(
        .olderFormat,
        "the data root has layout \(sentinel.format), this f1lake works on \(layouts.newest); run "
          + "f1lake upgrade-lake", path: path)
    }
    try HostDiskRule.check(path, allowHostDisk: sentinel.hostDiskAllowed, probe: probe)
    return Anchor(
      path: path, id: sentinel.id, device: device,
      sentinel: try FileSystem.contents(Sentinel.path(in: path)) ?? [])
  }
}
