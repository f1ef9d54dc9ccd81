internal import CDeflate

/// Answers as gzip (RFC 1952), which every browser reads.
enum Gzip {
  // Small answers are cached and sent often; large ones are rarely worth the time of a higher level.
  private static let small = 256 << 10
  // Less than this fits into one packet either way.
  private static let least = 1024

  /// The compressed bytes, or nil where that gains nothing.
  ///
  /// - Parameter thoroughly: for what is compressed once and sent as long as the server runs.
  static func compress(_ bytes: [UInt8], thoroughly: Bool = false) -> [UInt8]? {
    guard bytes.count >= least,
      let handle = libdeflate_alloc_compressor(thoroughly ? 9 : bytes.count <= small ? 6 : 1)
    else { return nil }
    defer { libdeflate_free_compressor(handle) }
    let bound = libdeflate_gzip_compress_bound(handle, bytes.count)
    let compressed = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = libdeflate_gzip_compress(
        handle, bytes, bytes.count, buffer.baseAddress, buffer.count)
    }
    return compressed.count < bytes.count ? compressed : nil
  }
}
