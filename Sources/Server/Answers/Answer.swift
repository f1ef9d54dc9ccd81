internal import Hummingbird
package import NIOCore

/// The bytes of one answer, ready to be sent many times.
package struct Answer: Sendable {
  let contentType: String
  package let body: ByteBuffer
  /// The same, compressed; nil where that gains nothing.
  let gzip: ByteBuffer?
  /// The name that browsers save it under; nil where it is shown.
  var fileName: String?

  package init(
    _ bytes: [UInt8], contentType: String, fileName: String? = nil, thoroughly: Bool = false
  ) {
    self.contentType = contentType
    self.fileName = fileName
    body = ByteBuffer(bytes: bytes)
    gzip = Gzip.compress(bytes, thoroughly: thoroughly).map { ByteBuffer(bytes: $0) }
  }

  init(_ json: JSON) { self.init(json.bytes, contentType: "application/json") }

  init(_ json: JSONBuffer) { self.init(json.bytes, contentType: "application/json") }

  /// What it takes in memory.
  var byteCount: Int { body.readableBytes + (gzip?.readableBytes ?? 0) + 512 }
}
