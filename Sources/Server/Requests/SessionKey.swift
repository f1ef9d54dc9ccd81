internal import DuckDB

/// One session, as requests name it.
struct SessionKey: Sendable, Hashable {
  let season: Int
  let round: Int
  /// As in `R` or `FP1`.
  let code: String

  /// - Throws: ``Problem`` where one is missing or cannot be.
  init(_ query: Query) throws {
    season = try query.integer("season", in: 1950...2100)
    round = try query.integer("round", in: 0...99)
    let code = try query.value("session") ?? query.require("session_code")
    // It becomes part of a path, so its form is checked and not only its existence.
    guard (1...4).contains(code.utf8.count), code.utf8.allSatisfy(Self.isCodeByte) else {
      throw Problem.badParameter("session", "must be a code such as R, Q or FP1")
    }
    self.code = code
  }

  /// Names of its parameters.
  static let parameters = ["season", "round", "session", "session_code"]

  /// As bronze and the marts have it: `2023-01-R`.
  var id: String { "\(season)-\(paddedRound)-\(code)" }
  var paddedRound: String { round < 10 ? "0\(round)" : String(round) }

  /// For `season = ? AND round = ? AND session_code = ?`.
  var values: [Value] { [.int(Int64(season)), .int(Int64(round)), .text(code)] }
  static let condition = "season = ? AND round = ? AND session_code = ?"

  private static func isCodeByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
