package import Foundation

/// The JSON of the lake's own small files: sorted keys, so that equal content gives equal bytes.
package enum LakeJSON {
  /// The text of a value, with a line feed at its end; dates as in ``Timestamp``.
  package static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(
        Timestamp.text(Int64((date.timeIntervalSince1970 * 1000).rounded())))
    }
    return try encoder.encode(value) + Data("\n".utf8)
  }

  /// A value from the bytes of its file.
  package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws
    -> Value
  {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      let text = try container.decode(String.self)
      guard let date = date(text) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "not an ISO 8601 time")
      }
      return date
    }
    return try decoder.decode(type, from: Data(bytes))
  }

  /// ISO 8601 with or without fractions of a second.
  static func date(_ text: String) -> Date? {
    if let milliseconds = Timestamp.milliseconds(text) {
      return Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
    // Other forms come from other hands.
    let fractional = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    let date = (try? Date(text, strategy: fractional)) ?? (try? Date(text, strategy: .iso8601))
    return date.map(wholeMilliseconds)
  }

  /// Now, in the whole milliseconds that the files hold.
  static func now() -> Date { wholeMilliseconds(Date()) }

  // One form for one instant, so that a value equals what is read back.
  private static func wholeMilliseconds(_ date: Date) -> Date {
    Date(timeIntervalSince1970: (date.timeIntervalSince1970 * 1000).rounded() / 1000)
  }
}
