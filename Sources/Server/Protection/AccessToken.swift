internal import Crypto
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// The secret that clients must know where the server listens beyond this machine.
struct AccessToken: Sendable {
  static let cookie = "f1lake_token"

  private let digest: [UInt8]

  /// Reads it from a file.
  ///
  /// - Throws: ``ServerError`` that says what is wrong with the file.
  init(file: String) throws { digest = Self.hash(try Self.text(file: file)) }

  /// The first line of a file, at least 16 characters.
  static func text(file: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw ServerError(.token, "\(file) cannot be read: make it with `openssl rand -hex 32`")
    }
    let text = String(decoding: data.prefix(4096), as: UTF8.self)
    let token = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    guard token.utf8.count >= 16, token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x3B })
    else {
      throw ServerError(
        .token,
        "\(file) must hold a token of at least 16 visible characters: `openssl rand -hex 32` makes one"
      )
    }
    return token
  }

  /// True where the request has it, as a bearer token or in the cookie.
  func isIn(_ request: Request) -> Bool {
    if let header = request.headers[.authorization], header.hasPrefix("Bearer ") {
      return matches(header.dropFirst(7))
    }
    guard let cookies = request.headers[.cookie] else { return false }
    return cookies.split(separator: ";").contains { part in
      let halves = part.split(separator: "=", maxSplits: 1)
      return halves.count == 2 && halves[0].trimmingPrefix(while: { $0 == " " }) == Self.cookie
        && matches(halves[1])
    }
  }

  /// The answer to `/?token=…`: the token moves from the address into a cookie; nil where there is no
  /// such parameter or it is wrong.
  func exchange(_ request: Request) -> Response? {
    guard request.method == .get, request.uri.path == "/",
      let token = request.uri.queryParameters["token"], matches(token)
    else { return nil }
    return Response(
      status: .seeOther,
      headers: [
        .location: "/", .cacheControl: "no-store",
        .setCookie: "\(Self.cookie)=\(token); Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000",
      ])
  }

  // Digests are compared, so that the time tells nothing of the token.
  private func matches(_ text: some StringProtocol) -> Bool {
    var difference: UInt8 = 0
    for (a, b) in zip(Self.hash(String(text)), digest) { difference |= a ^ b }
    return difference == 0
  }

  private static func hash(_ text: String) -> [UInt8] {
    Array(SHA256.hash(data: [UInt8](text.utf8)))
  }
}
