internal import Lake
internal import Timing

extension SessionIngest {
  /// Rows of a session that is finished for good, found without asking an origin or reading a response: bronze was
  /// made by this decoder from the very documents of the archive, and the origins gave their last word on each.
  func rowsIfFinal(
    _ key: Partition, _ event: Event, _ session: Event.Session
  ) async throws -> Int? {
    guard let manifest = try root.partitions.state(of: key).manifest else { return nil }
    var known = SessionFetch.resources(event, session)
    // Only the session itself says which circuit it was on; a map that could not be had is asked for again.
    let info = Resource.topic(Feed.sessionInfo.fileName, of: event.archivePath(session))
    var sources = SessionSources()
    sources.feeds[.sessionInfo] = try FileSystem.contents(root.cache + "/" + info.archivePath)
    if let key = sources.circuitKey { known.append(.circuit(key, season: event.season)) }
    let paths = Set(known.map(\.archivePath) + manifest.sources.map(\.path))
    let final = Finality.session(start: session.start)
    guard let files = try await client.finalFiles(paths, final) else { return nil }
    return try rowsIfCurrent(key, files)
  }
}
