internal import CDeflate

/// Inflates raw DEFLATE data (RFC 1951, no zlib header), as the `.z` feeds carry it in base64.
struct Inflater: ~Copyable {
  /// A message holds about a second of telemetry, some 20 KB; a larger one is hostile.
  static let maximumSize = 16 << 20

  private let handle: OpaquePointer
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// Nil where the memory for the decompressor cannot be had.
  init?() {
    guard let allocated = libdeflate_alloc_decompressor() else { return nil }
    handle = allocated
  }

  deinit { libdeflate_free_decompressor(handle) }

  /// The inflated bytes; nil where the data is damaged or inflates beyond ``maximumSize``.
  mutating func inflate(_ data: [UInt8]) -> [UInt8]? {
    while true {
      var size = 0
      let result = libdeflate_deflate_decompress(
        handle, data, data.count, &buffer, buffer.count, &size)
      if result == LIBDEFLATE_SUCCESS { return Array(buffer[..<size]) }
      guard result == LIBDEFLATE_INSUFFICIENT_SPACE, buffer.count < Self.maximumSize else {
        return nil
      }
      buffer = [UInt8](repeating: 0, count: buffer.count * 2)
    }
  }
}
