internal import Lake
internal import Timing

extension SessionIngest {
  /// Rows of a session that is finished for good, found without asking an origin or reading a response: bronze was
  /// made by this decoder from the very documents of the archive, and the origins gave their last word on each.
  func rowsIfFinal(
    _ key: Partition, _ event: Event, _ session: Event.Session
  ) async throws -> Int? {
    guard let manifest = try root.partitions.state(of: key).manifest else { return nil }
    let known = SessionFetch.resources(event, session).map(\.archivePath)
    let paths = Set(known + manifest.sources.map(\.path))
    let final = Finality.session(start: session.start)
    guard let files = try await client.finalFiles(paths, final) else { return nil }
    return try rowsIfCurrent(key, files)
  }
}
