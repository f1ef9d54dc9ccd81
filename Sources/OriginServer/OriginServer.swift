internal import NIOHTTP1

/// An HTTP/1.1 server on loopback that answers as the origins do, from a folder laid out like the raw archive.
///
/// It knows GET and HEAD, entity tags (`If-None-Match` gives 304), gzip, and nothing else. There is no way out of the
/// folder, and it can be reached from this machine only.
public struct OriginServer: Sendable {
  private let folder: ServedFolder

  /// - Parameter folder: where the responses are; what is added later is served, too.
  /// - Throws: ``OriginServerError/noFolder(path:)``.
  public init(folder: String) throws(OriginServerError) {
    self.folder = try ServedFolder(folder)
  }

  /// Serves until the task is cancelled.
  /// - Parameters:
  ///   - port: 0 takes any free one.
  ///   - ready: takes the base URL as soon as requests are answered.
  /// - Throws: ``OriginServerError/cannotListen(port:reason:)``.
  public func run(port: Int, ready: (_ url: String) -> Void) async throws {
    let listener = LoopbackListener { [folder] request in
      Response(to: request, content: folder.response(to: request.uri))
    }
    try await listener.run(port: port, ready: ready)
  }
}
