import Foundation
import Server
import TestSupport
import Testing

struct EncodingTests {
  private func parsed(_ json: JSON) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(json.bytes), options: .fragmentsAllowed)
  }

  @Test func `doubles read back as they were`() throws {
    var random = SeededRandom(state: 1)
    let corners = [
      0, -0.0, 0.1, 91.234, -0.001, 1e-9, 1e15, 1e300, .leastNonzeroMagnitude, 123_456.789,
      0.3 - 0.1,
    ]
    let odd = (0..<5000).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    let usual = (0..<5000).map { _ in Double(Int.random(in: -99999...99999, using: &random)) / 1000
    }
    for value in corners + odd + usual {
      let text = String(decoding: JSON.double(value).bytes, as: UTF8.self)
      #expect(Double(text)?.bitPattern == value.bitPattern, "\(value) became \(text)")
    }
  }

  @Test func `what is no number is null`() {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(JSON.double(value).bytes == [UInt8]("null".utf8))
    }
  }

  @Test func `texts read back as they were, whatever characters they have`() throws {
    let all = String(String.UnicodeScalarView((1...0x2FF).compactMap(UnicodeScalar.init)))
    for text in ["", "\"\\/", all, TestLake.hostileName, "a\u{0}b"] {
      #expect(try parsed(.text(text)) as? String == text)
    }
  }

  @Test func `timestamps are those of Foundation`() {
    var random = SeededRandom(state: 2)
    for _ in 0..<2000 {
      let seconds = Int64.random(in: -4_000_000_000...4_000_000_000, using: &random)
      let expected = Date(timeIntervalSince1970: Double(seconds)).ISO8601Format()
      #expect(TimestampText.iso8601(seconds * 1_000_000) == expected)
    }
    #expect(TimestampText.iso8601(1_500_000) == "1970-01-01T00:00:01.500Z")
    #expect(TimestampText.iso8601(1_000_001) == "1970-01-01T00:00:01.000001Z")
  }

  @Test func `objects keep their keys in order`() throws {
    let json = JSON.fields(["b": .integer(-1), "a": .list([.bool(true), .null])])
    #expect(String(decoding: json.bytes, as: UTF8.self) == #"{"b":-1,"a":[true,null]}"#)
  }

  @Test func `the nearest name is offered and a far one is not`() {
    #expect(NearestName.hint("seson", in: ["season", "round"]) == "did you mean season?")
    #expect(NearestName.hint("q", in: ["season", "round"]) == nil)
  }
}
