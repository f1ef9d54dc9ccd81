internal import Lake

/// What endpoints need beside the snapshot.
struct Surroundings: Sendable {
  /// The folder of the figures of ingests and builds; nil where there is none.
  let metrics: String?
  let feed: LakeFeed
  let store: SnapshotStore
  /// The folder of manifest.json and run_results.json.
  let artifacts: String
  /// The folder of reports of verifications.
  let reports: String
  let version: String
  let started = ContinuousClock.now
  let traffic: Traffic
  let limits: ServerLimits
  let outgoing: OutgoingBytes
  let disk = DiskReader()
  let asks: AskCounts
  let ask: AskSettings
  /// All endpoints, for their description.
  let endpoints: @Sendable () -> [Endpoint]
}
