internal import Foundation

/// Where an answer of 3xx leads, and whether to go there.
struct Redirect {
  /// Hops of one request.
  static let most = 4

  /// The address to ask instead; nil where it is neither at the same server nor under https, or no address at all.
  static func target(_ location: String, from url: String) -> String? {
    guard let base = URL(string: url), let target = URL(string: location, relativeTo: base),
      let scheme = target.scheme?.lowercased(), let host = target.host(), !host.isEmpty
    else { return nil }
    let isSame = scheme == base.scheme && host == base.host() && target.port == base.port
    return isSame || scheme == "https" ? target.absoluteString : nil
  }
}
