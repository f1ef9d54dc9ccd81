internal import DuckDB
internal import Foundation

/// Cells as people read them.
enum ValueText {
  /// Numbers with up to three decimals, times in UTC, nothing for NULL.
  static func text(_ value: Value) -> String {
    switch value {
    case .null, .blob: ""
    case .bool(let value): value ? "yes" : "no"
    case .int(let value): "\(value)"
    case .double(let value): number(value)
    case .text(let value): oneLine(value)
    case .timestamp(let microseconds):
      Date(timeIntervalSince1970: Double(microseconds) / 1_000_000).formatted(.iso8601)
    }
  }

  /// Numbers of one column with as many decimals as the one that needs most.
  static func column(_ values: [Value]) -> [String] {
    let texts = values.map(text)
    let decimals = zip(values, texts).map { value, text in
      if case .double = value, let point = text.firstIndex(of: ".") {
        text.distance(from: point, to: text.endIndex) - 1
      } else {
        0
      }
    }
    guard let most = decimals.max(), most > 0 else { return texts }
    return zip(values, texts).map { value, text in
      guard case .double(let number) = value, number.isFinite, abs(number) < 1e12 else {
        return text
      }
      return String(format: "%.\(most)f", number)
    }
  }

  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    guard abs(value) < 1e12 else { return "\(value)" }
    var text = String(format: "%.3f", value)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text == "-0" ? "0" : text
  }

  /// A column's name in words, without its unit: `lap_time_s` is lap time.
  static func label(_ field: CopilotAnswer.Field) -> String {
    var words = field.name.split(separator: "_").map(String.init)
    if field.unit != nil, words.count > 1, !field.name.contains("_per_") { words.removeLast() }
    return words.joined(separator: " ")
  }

  // Text of the lake may hold anything, also what steers a terminal.
  private static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          scalar.properties.generalCategory == .control
            || scalar.properties.generalCategory == .format
            ? " " : scalar
        }))
  }
}
