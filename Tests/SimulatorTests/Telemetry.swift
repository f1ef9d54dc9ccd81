import CDeflate
import Foundation
import Testing

/// One sample of a telemetry topic.
struct TelemetrySample {
  /// Milliseconds of the stream's clock at which its message was sent.
  let message: Int
  let isLast: Bool
  /// As the feed writes it.
  let moment: String
  /// Milliseconds after midnight, cut off.
  let time: Int
  /// By car number.
  let cars: [String: [String: Any]]

  init(message: Int, isLast: Bool, moment: String, cars: [String: [String: Any]]) {
    self.message = message
    self.isLast = isLast
    self.moment = moment
    self.cars = cars
    let digits = moment.dropFirst(11).split { ":.Z".contains($0) }
    let whole = digits.prefix(3).compactMap { Int($0) }.reduce(0) { $0 * 60 + $1 }
    let part = digits[3].padding(toLength: 3, withPad: "0", startingAt: 0)
    time = whole * 1000 + (Int(part) ?? 0)
  }

  /// "X", "Y" and "Z", or a numbered channel.
  func value(_ car: String, _ name: String) -> Int? {
    (cars[car]?["Channels"] as? [String: Int])?[name] ?? cars[car]?[name] as? Int
  }
}

extension SimulatedOrigin {
  /// All samples of "CarData" or "Position".
  func telemetry(_ session: String, _ topic: String) throws -> [TelemetrySample] {
    let path = try #require(streams.first { $0.hasSuffix("_\(session)/\(topic).z.jsonStream") })
    let bytes = try #require(files[path])
    let lines = bytes.dropFirst(3).split(separator: 13).map { $0.drop { $0 == 10 } }
    return try lines.filter { !$0.isEmpty }.flatMap { line -> [TelemetrySample] in
      let text = String(decoding: line, as: UTF8.self)
      let time = try offset(text.prefix(12))
      let base64 = try #require(Data(base64Encoded: String(text.dropFirst(13).dropLast())))
      let json = try JSONSerialization.jsonObject(with: try inflated(base64)) as? [String: Any]
      let list = topic == "CarData" ? "Entries" : "Position"
      let samples = try #require(json?[list] as? [[String: Any]])
      return try samples.enumerated().map { index, sample in
        let cars = sample["Cars"] ?? sample["Entries"]
        return TelemetrySample(
          message: time, isLast: index == samples.count - 1,
          moment: try #require((sample["Utc"] ?? sample["Timestamp"]) as? String),
          cars: try #require(cars as? [String: [String: Any]]))
      }
    }
  }

  /// The moment at which the stream's clock shows zero, in milliseconds after midnight, from a heartbeat.
  func streamStart(_ session: String) throws -> Int {
    let beat = try #require(try stream(session, "Heartbeat").first)
    let moment = try #require(beat.value["Utc"] as? String)
    let sample = TelemetrySample(message: 0, isLast: false, moment: moment, cars: [:])
    return sample.time - beat.time
  }

  private func offset(_ text: Substring) throws -> Int {
    let parts = text.split { $0 == ":" || $0 == "." }.compactMap { Int($0) }
    try #require(parts.count == 4, "offset \(text)")
    return ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * 1000 + parts[3]
  }
}

/// A raw DEFLATE stream.
private func inflated(_ data: Data) throws -> Data {
  let decompressor = try #require(libdeflate_alloc_decompressor())
  defer { libdeflate_free_decompressor(decompressor) }
  var output = [UInt8](repeating: 0, count: 200_000)
  var count = 0
  let result = data.withUnsafeBytes { input in
    libdeflate_deflate_decompress(
      decompressor, input.baseAddress, input.count, &output, output.count, &count)
  }
  try #require(result == LIBDEFLATE_SUCCESS)
  return Data(output[..<count])
}
