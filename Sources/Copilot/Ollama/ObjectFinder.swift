/// Finds JSON objects in what a model wrote, whatever stands around them.
enum ObjectFinder {
  /// The objects that are not inside others, in order.
  ///
  /// Line ends and tabs inside of texts, which JSON does not allow, are written as it wants them.
  static func objects(in text: String) -> [String] {
    var objects: [String] = []
    var open: [UInt8] = []
    var depth = 0
    var isText = false
    var isEscaped = false
    for byte in text.utf8 {
      if depth == 0, byte != UInt8(ascii: "{") { continue }
      if isText, byte < 0x20 {
        open += byte == UInt8(ascii: "\n") ? Array("\\n".utf8) : [UInt8(ascii: " ")]
        continue
      }
      open.append(byte)
      if isText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isText = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isText = true
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 {
          objects.append(String(decoding: open, as: UTF8.self))
          open = []
        }
      default: break
      }
    }
    return objects
  }
}
