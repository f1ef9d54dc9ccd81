internal import Crypto

/// The name and identifier that dbt gives to a generic test, so that reports and manifests agree.
struct GenericTestName: Equatable, Sendable {
  /// Name in reports; the whole list of arguments is in it.
  let full: String
  /// Name of at most 64 characters, for files; equal to `full` where that is short enough.
  let short: String
  /// What makes two tests of one name different in a unique identifier: ten digits.
  let hash: String

  /// - Parameters:
  ///   - test: `not_null` and so on.
  ///   - model: what it checks.
  ///   - arguments: all of them, `column_name` among them, `model` not.
  ///   - title: the name that the project gives it.
  init(_ test: String, model: String, arguments: JSONValue, title: String?) {
    let sorted = (arguments.members ?? []).sorted { $0.key < $1.key }
    let texts = sorted.flatMap { member -> [String] in
      switch member.value {
      case .list(let values): values.map(\.python)
      case .object(let members): members.map(\.value.python)
      default: [member.value.python]
      }
    }
    let identifier = "\(test)_\(model)"
    let synthetic = "\(identifier)_\(texts.map(Self.clean).joined(separator: "__"))"
    full = title ?? synthetic
    short =
      title
      ?? (synthetic.count < 64 ? synthetic : "\(identifier.prefix(30))_\(MD5.text(synthetic))")
    var kwargs = arguments
    kwargs["model"] = .text(Self.subquery(model))
    let metadata: JSONValue = ["kwargs": kwargs, "name": .text(test), "namespace": nil]
    hash = String(MD5.text(full + metadata.pythonSource).suffix(10))
  }

  static func subquery(_ model: String) -> String { "{{ get_where_subquery(ref('\(model)')) }}" }

  // Each run of other characters becomes one underscore.
  private static func clean(_ text: String) -> String {
    var clean: [UInt8] = []
    var isRun = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        clean.append(byte)
        isRun = false
      default:
        if !isRun { clean.append(UInt8(ascii: "_")) }
        isRun = true
      }
    }
    return String(decoding: clean, as: UTF8.self)
  }
}

/// MD5 in lower-case hexadecimal: dbt's identifiers are made with it.
enum MD5 {
  static func text(_ text: String) -> String {
    hexadecimal(Insecure.MD5.hash(data: Array(text.utf8)))
  }

  static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}

extension JSONValue {
  /// As Python's `str()` writes it.
  var python: String {
    switch self {
    case .null: "None"
    case .bool(let value): value ? "True" : "False"
    case .integer(let value): String(value)
    case .number(let value): "\(value)"
    case .text(let value): value
    case .list, .object: pythonSource
    }
  }

  /// As Python's `repr()` writes it once every single value is a text: keys in order of their names.
  var pythonSource: String {
    switch self {
    case .list(let values): "[\(values.map(\.pythonSource).joined(separator: ", "))]"
    case .object(let members):
      "{"
        + members.sorted { $0.key < $1.key }
        .map { "\(Self.quoted($0.key)): \($0.value.pythonSource)" }.joined(separator: ", ") + "}"
    default: Self.quoted(python)
    }
  }

  /// As Python's `repr()` writes it.
  var pythonLiteral: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .list(let values): "[\(values.map(\.pythonLiteral).joined(separator: ", "))]"
    case .object(let members):
      "{"
        + members.map { "\(Self.quoted($0.key)): \($0.value.pythonLiteral)" }
        .joined(separator: ", ") + "}"
    default: python
    }
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\\") && $0 >= 0x20
    }
    if isPlain { return "'\(text)'" }
    let quote: Character = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var output = String(quote)
    for character in text {
      switch character {
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\t": output += "\\t"
      case "\r": output += "\\r"
      case quote: output += "\\" + String(quote)
      default: output.append(character)
      }
    }
    return output + String(quote)
  }
}
