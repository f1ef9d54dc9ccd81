internal import CDeflate
internal import Foundation

/// One `.z.jsonStream` file: each record is an offset and a JSON string that holds the base64 of a raw DEFLATE
/// stream.
struct CompressedStream: ~Copyable {
  private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
  private let compressor: OpaquePointer
  private var room: [UInt8] = []

  init() {
    // As with any array, there is nothing to be done when there is no memory left.
    guard let compressor = libdeflate_alloc_compressor(1) else {
      preconditionFailure("no memory for a compressor")
    }
    self.compressor = compressor
  }

  deinit { libdeflate_free_compressor(compressor) }

  /// `time` is in milliseconds of the stream's clock.
  mutating func append(_ time: Int, _ json: [UInt8]) {
    let bound = libdeflate_deflate_compress_bound(compressor, json.count)
    if room.count < bound { room = Array(repeating: 0, count: bound) }
    // The library itself says that the bound is always enough, so the count is never zero.
    let count = json.withUnsafeBytes { input in
      room.withUnsafeMutableBytes { output in
        libdeflate_deflate_compress(
          compressor, input.baseAddress, input.count, output.baseAddress, output.count)
      }
    }
    bytes += offsetText(time).utf8
    bytes.append(UInt8(ascii: "\""))
    bytes += Data(room[..<count]).base64EncodedData()
    bytes += [UInt8(ascii: "\""), 0x0D, 0x0A]
  }
}
