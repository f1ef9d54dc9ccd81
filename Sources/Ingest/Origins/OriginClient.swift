public import Lake
internal import Synchronization

/// Fetches documents from the origins, over HTTP or from a folder, and keeps them in the raw archive.
public final class OriginClient: Sendable {
  /// What the network takes.
  struct Network: Sendable {
    let transfer: Transfer
    let limiter: RateLimiter
    let turnstiles: [Origin: Turnstile]
  }

  /// What was learnt of a document and is not in the archive yet.
  struct News: Sendable {
    var record: ResponseRecord
    /// True where the archive has the bytes already.
    var isArchived = false
  }

  let addresses: OriginAddresses
  let policy: FetchPolicy
  let settings: FetchSettings
  let archive: ResponseArchive
  let meter = TrafficMeter()
  let shared = SharedAnswers()
  /// Nil where no origin is a URL: a replay starts no network threads.
  let network: Network?
  let news = Mutex<[Resource: News]>([:])

  /// A client that keeps its responses in the archive of `root`.
  public convenience init(
    _ addresses: OriginAddresses, _ root: DataRoot, policy: FetchPolicy = .revalidate
  ) {
    self.init(addresses, root, policy: policy, settings: FetchSettings())
  }

  /// - Parameter settings: limits and patience other than those for the public origins.
  package init(
    _ addresses: OriginAddresses, _ root: DataRoot, policy: FetchPolicy, settings: FetchSettings
  ) {
    self.addresses = addresses
    self.policy = policy
    self.settings = settings
    archive = ResponseArchive(root)
    guard addresses.needNetwork, policy != .offline else {
      network = nil
      return
    }
    let limits = Origin.allCases.map { ($0, settings.limit($0)) }
    network = Network(
      transfer: Transfer(settings, connections: limits.map(\.1.connections).max() ?? 1, meter),
      limiter: RateLimiter(root, settings, meter),
      turnstiles: Dictionary(
        uniqueKeysWithValues: limits.map { ($0, Turnstile($1.connections)) }))
  }

  /// What went over the network so far.
  public var traffic: Traffic { meter.snapshot }

  /// Closes all connections; the client cannot be used after it.
  public func close() async throws { try await network?.transfer.close() }

  /// The document, or nil where the origin does not have it.
  ///
  /// - Parameter final: an answer given at or after this time, milliseconds since 1970, is not asked for again.
  /// - Throws: ``IngestError`` where the origin cannot be reached or keeps answering with an error, and where the
  ///   policy is ``FetchPolicy/offline`` and nothing is known of the document; `LakeError`.
  public func fetch(_ resource: Resource, final: Int64? = nil) async throws -> [UInt8]? {
    try await response(resource, final: final)?.bytes
  }

  /// Puts documents that ``fetch(_:final:)`` gave into the raw archive, with nil for those that the origin has not.
  ///
  /// Call it when the documents were found to be good: a damaged one never replaces a good one.
  /// - Parameter isLastWord: false where what is missing must be asked for again, however old it is; of what the archive
  ///   has, nothing is noted then.
  /// - Throws: `LakeError`.
  public func keep(
    _ documents: [(resource: Resource, bytes: [UInt8]?)], isLastWord: Bool = true
  ) async throws {
    var kept: [ResponseArchive.Entry] = []
    for (resource, bytes) in documents {
      // What came from the archive itself is no news.
      guard var news = news.withLock({ $0.removeValue(forKey: resource) }) else { continue }
      if !isLastWord {
        guard news.record.sha256 == nil else { continue }
        news.record.confirmedAt = nil
      }
      if news.record.sha256 == nil, let bytes {
        news.record.describe(SourceFile(path: "", content: bytes))
      }
      kept.append((resource, news.isArchived ? nil : bytes, news.record))
    }
    try await archive.keep(kept)
  }
}
