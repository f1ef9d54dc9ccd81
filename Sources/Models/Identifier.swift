/// A name that may stand in SQL: letters, digits and underscores, not beginning with a digit.
///
/// All names that the runner puts into SQL pass through here, so that no project file can add SQL
/// where only a name belongs.
public struct Identifier: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The name as written.
  public let name: String

  /// Nil where `name` is not a plain SQL name.
  public init?(_ name: String) {
    let letters = name.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
      default: false
      }
    }
    guard letters, let first = name.first, !first.isNumber else { return nil }
    self.name = name
  }

  private init(known name: String) { self.name = name }

  /// The schema of models whose project names none.
  static let main = Identifier(known: "main")
  /// The schema of a unit test's tables.
  static func unitTest(_ number: Int) -> Identifier { Identifier(known: "unit_test_\(number)") }

  /// The name in double quotes, so that a keyword works as well.
  public var quoted: String { "\"\(name)\"" }
  /// The name as written.
  public var description: String { name }
  /// By the name's characters.
  public static func < (a: Identifier, b: Identifier) -> Bool { a.name < b.name }
}

/// A table or view of the snapshot: schema and name.
public struct Relation: Hashable, Sendable, CustomStringConvertible {
  /// `silver`, `gold`, or `main` where the project names none.
  public let schema: Identifier
  /// The model's name.
  public let name: Identifier

  /// For SQL, both parts quoted.
  public var quoted: String { "\(schema.quoted).\(name.quoted)" }
  /// For people: `gold.team_event_summary`.
  public var description: String { "\(schema).\(name)" }
}

extension String {
  /// As an SQL text literal.
  var sqlLiteral: String { "'" + replacing("'", with: "''") + "'" }
}
