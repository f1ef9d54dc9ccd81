internal import Foundation

extension JSONValue {
  /// JSON text in UTF-8; numbers that JSON cannot say become null.
  ///
  /// - Parameter pretty: one member a line, indented by two spaces.
  public func text(pretty: Bool = true) -> String {
    var output = ""
    write(to: &output, indent: pretty ? "\n" : nil)
    return output
  }

  /// Reads JSON text; the order of members is lost.
  ///
  /// - Returns: nil where it is no JSON.
  public init?(parsing data: [UInt8]) {
    let read = try? JSONSerialization.jsonObject(with: Data(data), options: .fragmentsAllowed)
    guard let read else { return nil }
    self = JSONValue(foundation: read)
  }

  private init(foundation value: Any) {
    switch value {
    case let text as String: self = .text(text)
    case let list as [Any]: self = .list(list.map(JSONValue.init(foundation:)))
    case let object as [String: Any]:
      self = .object(
        object.sorted { $0.key < $1.key }.map { Member($0.key, JSONValue(foundation: $0.value)) })
    case let number as NSNumber: self = JSONValue(number)
    default: self = .null
    }
  }

  private init(_ number: NSNumber) {
    switch String(cString: number.objCType) {
    case "c", "B": self = .bool(number.boolValue)
    case "d", "f": self = .number(number.doubleValue)
    default: self = .integer(number.intValue)
    }
  }

  private func write(to output: inout String, indent: String?) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .integer(let value): output += String(value)
    case .number(let value): output += value.isFinite ? "\(value)" : "null"
    case .text(let value): Self.write(value, to: &output)
    case .list(let values):
      Self.write(values, in: ("[", "]"), to: &output, indent: indent) { value, output, indent in
        value.write(to: &output, indent: indent)
      }
    case .object(let members):
      Self.write(members, in: ("{", "}"), to: &output, indent: indent) { member, output, indent in
        Self.write(member.key, to: &output)
        output += indent == nil ? ":" : ": "
        member.value.write(to: &output, indent: indent)
      }
    }
  }

  private static func write<T>(
    _ items: [T], in brackets: (String, String), to output: inout String, indent: String?,
    _ item: (T, inout String, String?) -> Void
  ) {
    output += brackets.0
    let inner = indent.map { $0 + "  " }
    for (index, value) in items.enumerated() {
      if index > 0 { output += "," }
      output += inner ?? ""
      item(value, &output, inner)
    }
    if !items.isEmpty { output += indent ?? "" }
    output += brackets.1
  }

  // All that JSON escapes is ASCII, and what lies between is taken over whole.
  private static func write(_ text: String, to output: inout String) {
    output += "\""
    let bytes = text.utf8
    var start = bytes.startIndex
    for index in bytes.indices {
      let byte = bytes[index]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
        continue
      }
      output += text[start..<index]
      output += escaped(byte)
      start = bytes.index(after: index)
    }
    output += text[start...]
    output += "\""
  }

  private static func escaped(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""): return "\\\""
    case UInt8(ascii: "\\"): return "\\\\"
    case UInt8(ascii: "\n"): return "\\n"
    case UInt8(ascii: "\r"): return "\\r"
    case UInt8(ascii: "\t"): return "\\t"
    default:
      let digits = String(byte, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
