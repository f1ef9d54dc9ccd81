/// Makes the layout of a data root the newest one, step by step.
public struct LakeUpgrade: Sendable {
  /// The root, whatever its layout.
  public let root: DataRoot
  /// The layout that it has; the oldest one where folders that were moved out of it differ.
  public let layout: Int
  /// The layout that this f1lake works on.
  public let newest: Int
  /// What has to be done, in this order; nothing where the layout is the newest.
  public let steps: [LayoutStep]

  /// Reads the layout; changes nothing.
  ///
  /// - Throws: ``LakeError`` as ``DataRoot/open(at:probe:)-(DataRootLocation,_)``; kind `newerFormat`
  ///   where a newer f1lake made the layout.
  public init(at location: DataRootLocation) throws { try self.init(at: location, layouts: .known) }

  /// The same among layouts that are given.
  package init(at location: DataRootLocation, layouts: Layouts) throws {
    root = try DataRoot.open(at: location, layouts: layouts, takingOlder: true)
    newest = layouts.newest
    layout = try Self.sentinels(location, newest).map(\.sentinel.format).min() ?? newest
    steps = layouts.steps(from: layout)
  }

  /// What there is to do, for people.
  public var text: String {
    guard !steps.isEmpty else { return "\(root.path) has layout \(layout), the newest" }
    let lines = steps.enumerated().map { "  \(layout + $0.offset + 1)  \($0.element.summary)" }
    return (["\(root.path) has layout \(layout), the newest is \(newest); steps to it:"] + lines)
      .joined(separator: "\n")
  }

  /// Does all steps, and notes each in the sentinel when it is done: a run that was ended goes on from
  /// there.
  ///
  /// - Parameter done: learns of each step that is done, and of the layout that the root has then.
  /// - Throws: ``LakeError`` of kind `busy` or ``SnapshotError`` while an ingest or a build runs; what a step throws.
  public func run(done: (_ step: LayoutStep, _ layout: Int) -> Void) throws {
    guard !steps.isEmpty else { return }
    let ingest = try root.ingestLock()
    let build = try SnapshotStore(directory: root.warehouse).lock()
    for (index, step) in steps.enumerated() {
      try root.checkWritable()
      try step.change(root)
      try note(layout + index + 1)
      done(step, layout + index + 1)
    }
    _ = consume ingest
    _ = consume build
  }

  /// Writes the layout into all sentinels, the root's own last.
  private func note(_ layout: Int) throws {
    for (folder, sentinel) in try Self.sentinels(root.location, newest).reversed()
    where sentinel.format < layout {
      try AtomicFile.write(
        LakeJSON.encode(sentinel.of(format: layout)), to: Sentinel.path(in: folder),
        checking: root.checkWritable)
    }
  }

  private static func sentinels(
    _ location: DataRootLocation, _ newest: Int
  ) throws -> [(folder: String, sentinel: Sentinel)] {
    try location.anchors.compactMap { folder in
      try Sentinel.read(in: folder, newest: newest).map { (folder, $0) }
    }
  }
}
