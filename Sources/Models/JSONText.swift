internal import Foundation

extension JSONValue {
  /// JSON text in UTF-8, as short as it can be; numbers that JSON cannot say become null.
  public var jsonBytes: [UInt8] {
    var output: [UInt8] = []
    write(to: &output)
    return output
  }

  /// The same as a text.
  public var jsonText: String { String(decoding: jsonBytes, as: UTF8.self) }

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

  private func write(to output: inout [UInt8]) {
    switch self {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .integer(let value): output += String(value).utf8
    case .number(let value): output += (value.isFinite ? "\(value)" : "null").utf8
    case .text(let value): Self.write(value, to: &output)
    case .list(let values):
      output.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        value.write(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        Self.write(member.key, to: &output)
        output.append(UInt8(ascii: ":"))
        member.value.write(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  // All that JSON escapes is ASCII, and what lies between is taken over whole.
  private static func write(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices {
        let byte = bytes[index]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
          continue
        }
        output.append(contentsOf: bytes[start..<index])
        output += escaped(byte).utf8
        start = index + 1
      }
      output.append(contentsOf: bytes[start...])
    }
    output.append(UInt8(ascii: "\""))
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
