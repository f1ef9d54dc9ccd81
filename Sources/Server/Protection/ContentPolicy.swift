internal import Crypto
internal import Foundation

/// What a page may run and load: what this server has, and of scripts and styles within the page those that are known.
struct ContentPolicy: Sendable {
  /// The field Content-Security-Policy.
  let text: String

  /// - Parameters:
  ///   - scripts: the text of scripts in the page.
  ///   - styles: the text of styles in the page.
  init(scripts: [String] = [], styles: [String] = []) {
    text =
      "default-src 'self'; script-src \(Self.sources(scripts)); style-src \(Self.sources(styles)); "
      + "img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; "
      + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
  }

  // CSP Level 3, 2.3.1: the digest of the text between the tags, in base64.
  private static func sources(_ texts: [String]) -> String {
    let digests = texts.map { Data(SHA256.hash(data: Data($0.utf8))).base64EncodedString() }
    return (["'self'"] + digests.map { "'sha256-\($0)'" }).joined(separator: " ")
  }
}
