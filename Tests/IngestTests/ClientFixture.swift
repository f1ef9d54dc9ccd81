import Foundation
import Ingest
import Lake
import TestSupport

/// A data root, and clients of an origin that lose no time.
struct ClientFixture {
  static let topic = Resource.topic("TrackStatus.jsonStream", of: "2030/Somewhere/Race")
  static let result = Resource.result("results", season: 2030, round: 1)
  /// A small topic as it has to be.
  static let good = Array("\u{FEFF}00:00:01.000{\"Status\":\"1\"}\r\n".utf8)
  static let json = Array(#"{"MRData":{}}"#.utf8)

  let folder: TemporaryFolder
  let root: DataRoot

  init() throws {
    folder = try TemporaryFolder()
    root = try DataRoot.create(at: DataRootLocation(root: folder.path + "/root")).root
  }

  /// Repeats after a millisecond, and gives up on what stands still after some seconds: the machine may be busy.
  static var hasty: FetchSettings {
    var settings = FetchSettings()
    (settings.retry.base, settings.retry.cap) = (1, 2)
    settings.stall = .seconds(10)
    settings.floor = 1000
    settings.mirrors = [:]
    return settings
  }

  func withClient<T>(
    _ base: String, _ policy: FetchPolicy = .revalidate, _ settings: FetchSettings = hasty,
    _ work: (OriginClient) async throws -> T
  ) async throws -> T {
    let client = OriginClient(
      OriginAddresses(all: base), root, policy: policy, settings: settings)
    do {
      let result = try await work(client)
      try await client.close()
      return result
    } catch {
      try await client.close()
      throw error
    }
  }

  /// Fetches and keeps one document, as a session does.
  @discardableResult
  func fetch(
    _ resource: Resource = topic, from base: String, _ policy: FetchPolicy = .revalidate,
    final: Int64? = nil, settings: FetchSettings = hasty
  ) async throws -> [UInt8]? {
    try await withClient(base, policy, settings) { client in
      let bytes = try await client.fetch(resource, final: final)
      try await client.keep([(resource, bytes)])
      return bytes
    }
  }

  func archived(_ resource: Resource = topic) -> [UInt8]? {
    FileManager.default.contents(atPath: root.cache + "/" + resource.archivePath).map(Array.init)
  }
}
