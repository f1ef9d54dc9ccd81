import Foundation
import Testing
import Timing

struct JSONTests {
  private func parse(_ text: String) throws -> JSONValue { try JSONDocument(Array(text.utf8)).root }

  @Test func `members, elements and texts are found`() throws {
    let root = try parse(
      #"{"Lines":{"44":{"NumberOfLaps":12,"InPit":false,"Best":null}},"M":["a","b"]}"#)
    #expect(root["Lines"]?["44"]?["NumberOfLaps"]?.int == 12)
    #expect(root["Lines"]?["44"]?["InPit"]?.bool == false)
    #expect(root["Lines"]?["44"]?["Best"]?.isNull == true)
    #expect(root["M"]?.elements.compactMap(\.string) == ["a", "b"])
    #expect(root["Nothing"]?["at all"] == nil)
  }

  @Test func `a list and an object keyed by index read the same`() throws {
    let list = try parse(#"["a","b"]"#).keyed.map { "\($0.name)\($0.value.string ?? "")" }
    let object = try parse(#"{"0":"a","1":"b"}"#).keyed.map { "\($0.name)\($0.value.string ?? "")" }
    #expect(list == object)
  }

  @Test(arguments: [
    (#""S\u00e3o""#, "São"), (#""\ud83c\udfc1""#, "🏁"), (#""a\n\"b\"\\c\/""#, "a\n\"b\"\\c/"),
    (#""\ud83c""#, "\u{FFFD}"), ("\"é\"", "é"),
  ])
  func `escapes are decoded`(json: String, text: String) throws {
    #expect(try parse(json).string == text)
  }

  @Test(arguments: [
    "", "{", "[1,", #"{"a" 1}"#, #"{"a":}"#, "[1 2]", "tru", "\"open", "{}x", "nul", #"{a:1}"#,
    "[\"\u{1}\"]",
  ])
  func `a text that is not JSON is refused with its place`(text: String) {
    #expect(throws: JSONError.self) { try parse(text) }
  }

  @Test func `nesting is bounded, so that no input can exhaust the stack`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONError.self) { try parse(deep) }
  }

  @Test func `random documents read as Foundation reads them`() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let data = try JSONSerialization.data(withJSONObject: Self.object(depth: 4, using: &random))
      let expected = try JSONSerialization.jsonObject(with: data)
      let value = try JSONDocument(Array(data)).root
      #expect(Self.equal(value, expected), "\(String(decoding: data, as: UTF8.self))")
    }
  }

  private static func object(depth: Int, using random: inout some RandomNumberGenerator) -> [String:
    Any]
  {
    var object: [String: Any] = [:]
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      let name = text(using: &random)
      switch Int.random(in: 0...(depth == 0 ? 3 : 5), using: &random) {
      case 0: object[name] = Int.random(in: -1000...1000, using: &random)
      case 1: object[name] = Bool.random(using: &random)
      case 2: object[name] = text(using: &random)
      case 3: object[name] = NSNull()
      case 4: object[name] = Self.object(depth: depth - 1, using: &random)
      default: object[name] = [Self.object(depth: depth - 1, using: &random), 7, "x"] as [Any]
      }
    }
    return object
  }

  private static func text(using random: inout some RandomNumberGenerator) -> String {
    let alphabet: [Character] = ["a", "Z", "\"", "\\", "\n", "é", "🏎", "/", " ", "0", "\u{7}"]
    return String(
      (0..<Int.random(in: 0...8, using: &random)).compactMap { _ in
        alphabet.randomElement(using: &random)
      })
  }

  private static func equal(_ value: JSONValue, _ expected: Any) -> Bool {
    switch expected {
    case let object as [String: Any]:
      let members = value.members
      return members.count == object.count
        && members.allSatisfy { member in
          object[member.name].map { equal(member.value, $0) } ?? false
        }
    case let array as [Any]:
      return value.elements.count == array.count
        && zip(value.elements, array).allSatisfy { equal($0, $1) }
    case let text as String: return value.string == text
    case is NSNull: return value.isNull
    case let number as NSNumber:
      return value.bool.map { $0 == number.boolValue } ?? (value.double == number.doubleValue)
    default: return false
    }
  }
}
