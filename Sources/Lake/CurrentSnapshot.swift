/// For programs that run long: gives a reader of the current snapshot, and moves on to a new one
/// while queries run.
///
/// A query that runs keeps the reader that it was given; the former snapshot is closed when the last
/// of them lets go of it, and its file may then be removed. No query waits for a new snapshot: the
/// former one serves until the new one is open.
public actor CurrentSnapshot {
  private let opener: SnapshotOpener
  private var open: SnapshotOpener.Opened?
  /// Why the snapshot that the pointer names could not be opened, so that readers still get the
  /// former one; nil while all is well.
  public private(set) var problem: SnapshotError?

  /// Opens nothing yet.
  ///
  /// - Parameters: as in ``SnapshotReader/init(_:bronze:memoryLimit:)``.
  public init(_ store: SnapshotStore, bronze: String? = nil, memoryLimit: String? = nil) {
    opener = SnapshotOpener(store, bronze: bronze, memoryLimit: memoryLimit)
  }

  /// A reader for one answer: let go of it afterwards. All queries of the answer see one snapshot.
  ///
  /// - Throws: ``SnapshotError`` where no snapshot could be opened so far.
  public func reader() async throws -> SnapshotReader {
    if let open { return open.reader }
    try await update()
    guard let open else { throw problem ?? opener.nothingPublished }
    return open.reader
  }

  /// Looks at the pointer every `interval` and moves on to what it names, until it is cancelled.
  public func follow(every interval: Duration = .milliseconds(200)) async throws {
    while true {
      try await update()
      try await Task.sleep(for: interval)
    }
  }

  /// Looks at the pointer once and moves on to what it names.
  ///
  /// - Throws: never for a snapshot that cannot be opened: that is the ``problem``.
  public func update() async throws {
    do {
      guard let new = try await opener.open(unless: open?.pointer) else {
        problem = nil
        return
      }
      let old = open
      open = new
      problem = nil
      await opener.close(old)
    } catch let error as SnapshotError {
      problem = error
    }
  }
}

/// Opens and closes databases on a thread of its own, since that blocks.
actor SnapshotOpener {
  struct Opened: Sendable {
    let pointer: [UInt8]
    let reader: SnapshotReader
  }

  private let store: SnapshotStore
  private let bronze: String?
  private let memoryLimit: String?
  private let executor = EngineExecutor(label: "f1lake.snapshot")

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  nonisolated var nothingPublished: SnapshotError { store.nothingPublished }

  init(_ store: SnapshotStore, bronze: String?, memoryLimit: String?) {
    self.store = store
    self.bronze = bronze
    self.memoryLimit = memoryLimit
  }

  /// The current snapshot; nil where the pointer is still the one that is known.
  func open(unless known: [UInt8]?) throws -> Opened? {
    let pointer = try store.pointerBytes() ?? []
    if pointer == known { return nil }
    return Opened(
      pointer: pointer, reader: try store.openReader(bronze: bronze, memoryLimit: memoryLimit))
  }

  /// Takes a reader over, so that its database is closed here if nobody else uses it.
  func close(_ old: consuming Opened?) {}
}
