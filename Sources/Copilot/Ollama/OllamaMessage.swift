internal import Foundation

/// Small JSON objects of Ollama's API.
enum OllamaMessage {
  /// The object of a line or a body.
  ///
  /// - Throws: ``OllamaError`` of kind `garbled` where it is none.
  static func decode<T: Decodable>(_ type: T.Type, _ bytes: [UInt8]) throws(OllamaError) -> T {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw OllamaError(
        .garbled, "Ollama's answer cannot be read (it has “\(visible(bytes, 60))”)",
        hint: "try again; OLLAMA_HOST may name something else than Ollama")
    }
  }

  static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    return Array(try encoder.encode(value))
  }

  /// A text as JSON writes it.
  static func text(_ value: String) throws -> String {
    String(decoding: try encode(value), as: UTF8.self)
  }

  /// The service's words in `{"error": …}`, which is a text or, from some versions, an object with a message.
  static func error(in bytes: [UInt8]) -> String? {
    struct Problem: Decodable {
      let error: ErrorText?
    }
    return (try? JSONDecoder().decode(Problem.self, from: Data(bytes)))?.error?.text
  }

  /// The beginning of some bytes as text that is safe to show.
  static func visible(_ bytes: some Sequence<UInt8>, _ length: Int = 300) -> String {
    let text = String(decoding: Array(bytes.prefix(length)), as: UTF8.self)
    return String(
      text.unicodeScalars.map { scalar -> Character in
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: " "
        default: Character(scalar)
        }
      })
  }
}

/// An error in either of its forms, made fit to be shown.
struct ErrorText: Decodable, Sendable {
  private struct Detail: Decodable {
    let message: String?
    let type: String?
  }

  let text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let words: String
    if let plain = try? container.decode(String.self) {
      words = plain
    } else {
      let detail = try container.decode(Detail.self)
      words = [detail.message, detail.type].compactMap(\.self).joined(separator: ", ")
    }
    text = OllamaMessage.visible(words.utf8)
  }
}
