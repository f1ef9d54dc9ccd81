internal import Foundation

/// A question and the SQL that answers it, checked by somebody.
public struct VerifiedQuestion: Codable, Sendable, Equatable {
  /// Bounds on what is kept.
  package static let mostCharacters = 1000
  package static let mostBytes = 20_000

  /// As it was asked.
  public let question: String
  /// One SELECT.
  public let sql: String
  /// What the page had selected: the season.
  public let season: Int?
  /// What the page had selected: the round.
  public let round: Int?
  /// What the page had selected: the session.
  public let sessionCode: String?

  private enum CodingKeys: String, CodingKey {
    case question, sql, season, round
    case sessionCode = "session_code"
  }

  /// A question with its SQL, and what the page had selected when it was asked.
  public init(
    question: String, sql: String, season: Int? = nil, round: Int? = nil,
    sessionCode: String? = nil
  ) {
    self.question = question
    self.sql = sql
    self.season = season
    self.round = round
    self.sessionCode = sessionCode
  }

  /// What is wrong with it; nil where it may be kept.
  var problem: String? {
    let asked = question.trimmingCharacters(in: .whitespacesAndNewlines)
    if asked.isEmpty || question.count > Self.mostCharacters {
      return "a question has 1 to \(Self.mostCharacters) characters"
    }
    if sql.isEmpty || sql.utf8.count > Self.mostBytes {
      return "SQL has 1 to \(Self.mostBytes) bytes"
    }
    return nil
  }

  /// As a line of a file.
  func line() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
