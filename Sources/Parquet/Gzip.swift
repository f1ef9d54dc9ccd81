internal import CDeflate

/// Compresses pages in the gzip format (RFC 1952), which every Parquet reader knows.
struct Gzip: ~Copyable {
  /// libdeflate's own default.
  private static let level: Int32 = 6

  private let handle: OpaquePointer

  init() throws(ParquetError) {
    guard let allocated = libdeflate_alloc_compressor(Self.level) else {
      throw ParquetError("there is no memory for the compressor; end other programs")
    }
    handle = allocated
  }

  deinit { libdeflate_free_compressor(handle) }

  /// The same bytes on every run for the same input and the same libdeflate.
  func compress(_ bytes: [UInt8]) -> [UInt8] {
    let bound = libdeflate_gzip_compress_bound(handle, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = libdeflate_gzip_compress(
        handle, bytes, bytes.count, buffer.baseAddress, buffer.count)
    }
  }
}
