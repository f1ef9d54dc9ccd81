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

  /// Gives the first `count` bytes of `data`, inflated, to `body`, with `padding` zeros readable behind them; nil where the data is
  /// damaged or inflates beyond ``maximumSize``.
  mutating func inflate<Result>(
    _ data: [UInt8], count: Int, padding: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    while true {
      var size = 0
      let status = libdeflate_deflate_decompress(
        handle, data, count, &buffer, buffer.count - padding, &size)
      if status == LIBDEFLATE_SUCCESS {
        for index in size..<size + padding { buffer[index] = 0 }
        return buffer.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<size])) }
      }
      guard status == LIBDEFLATE_INSUFFICIENT_SPACE, buffer.count < Self.maximumSize else {
        return nil
      }
      buffer = [UInt8](repeating: 0, count: buffer.count * 2)
    }
  }
}
