internal import Foundation
internal import Lake
internal import Logging

/// One line of a log, before it is written.
struct LogLine {
  let time: Date
  let level: Logger.Level
  let label: String
  let message: String
  let run: String?
  let metadata: Logger.Metadata

  private var timestamp: String {
    Timestamp.text(Int64((time.timeIntervalSince1970 * 1000).rounded(.down)))
  }

  /// `2031-03-02T15:04:05.123Z notice ingest: message name=value run=…`
  var text: String {
    var words = ["\(timestamp) \(level) \(label): \(Self.onOneLine(message))"]
    words += metadata.sorted { $0.key < $1.key }
      .map { "\($0.key)=\(Self.word(Self.text($0.value)))" }
    if let run { words.append("run=\(Self.word(run))") }
    return words.joined(separator: " ") + "\n"
  }

  /// An object with sorted keys.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let object = LogObject(
      time: timestamp, level: level.rawValue, label: label, message: message, run: run,
      metadata: metadata.isEmpty ? nil : metadata.mapValues(LogValue.init))
    // Strings and finite numbers can always be encoded.
    guard let data = try? encoder.encode(object) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// Lists by commas; all else as it describes itself.
  private static func text(_ value: Logger.Metadata.Value) -> String {
    if case .array(let values) = value { return values.map(text).joined(separator: ",") }
    return value.description
  }

  /// A value that a reader can tell from the next one.
  private static func word(_ value: String) -> String {
    let isPlain = value.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x3D }
    if isPlain, !value.isEmpty { return value }
    return "\"\(onOneLine(value).replacing("\"", with: "\\\""))\""
  }

  /// Nothing that comes from outside can begin a line of its own or move the cursor of a terminal.
  private static func onOneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: Self.isControl) else { return text }
    return text.unicodeScalars.map { scalar in
      switch scalar {
      case "\n": "\\n"
      case "\r": "\\r"
      case "\t": "\\t"
      case _ where isControl(scalar): "\\u{\(String(scalar.value, radix: 16))}"
      default: String(scalar)
      }
    }.joined()
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }
}

/// The keys of a line in JSON, which docs/observability.md lists.
private struct LogObject: Encodable {
  let time: String, level: String, label: String, message: String
  let run: String?
  let metadata: [String: LogValue]?
}

/// A value of metadata as JSON has it: numbers stay numbers.
private struct LogValue: Encodable {
  let value: Logger.Metadata.Value

  init(_ value: Logger.Metadata.Value) { self.value = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch value {
    case .dictionary(let values): try container.encode(values.mapValues(LogValue.init))
    case .array(let values): try container.encode(values.map(LogValue.init))
    case .stringConvertible(let number as Int): try container.encode(number)
    case .stringConvertible(let number as Int64): try container.encode(number)
    case .stringConvertible(let number as Double) where number.isFinite:
      try container.encode(number)
    case .stringConvertible(let flag as Bool): try container.encode(flag)
    case .string, .stringConvertible: try container.encode(value.description)
    }
  }
}
