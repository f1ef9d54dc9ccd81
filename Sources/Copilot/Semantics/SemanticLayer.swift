internal import Foundation
internal import Yams

/// What questions can be about: metrics, and the words that people use for what is in the lake.
public struct SemanticLayer: Sendable {
  /// All metrics by name.
  public private(set) var metrics: [String: Metric]
  let synonyms: Synonyms
  let intents: IntentModel

  /// The words of `semantic/synonyms.yml`.
  struct Synonyms: Decodable, Sendable {
    struct Team: Decodable, Sendable {
      let lake: [String]
      let words: [String]
    }

    /// Rows that a question may keep to.
    struct Condition: Decodable, Sendable {
      let name: String
      let words: [String]
      /// In SQL, for tables with different columns; the first that fits is taken.
      let `where`: [String]
      /// Conditions that exclude each other have this in common: both named means either.
      let oneOf: String?

      private enum CodingKeys: String, CodingKey {
        case name, words, `where`
        case oneOf = "one_of"
      }

      /// The condition on a table, and the column that it looks at.
      func clause(_ columns: Set<String>) -> (sql: String, column: String)? {
        for sql in `where` {
          let words = sql.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
          if let column = words.first(where: columns.contains) { return (sql, column) }
        }
        return nil
      }
    }

    let drivers: [String: [String]]
    let teams: [Team]
    let grandsPrix: [String: [String]]
    let compounds: [String: [String]]
    /// What changes nothing in an answer, by what people say it for.
    let fillers: [String: [String]]
    /// What changes the answer unless it belongs to a measure, by what it is about.
    let changing: [String: [String]]
    let conditions: [Condition]
    /// What people call tables and columns.
    let tables: [String: [String]]?
    let columns: [String: [String]]?

    /// What single words name which compound, in stems.
    var compoundsByWord: [String: String] {
      compounds.reduce(into: [:]) { found, compound in
        for word in compound.value.map(Words.split) where word.count == 1 {
          found[word[0].stem] = compound.key
        }
      }
    }

    private enum CodingKeys: String, CodingKey {
      case drivers, teams, compounds, conditions, fillers, changing, tables, columns
      case grandsPrix = "grands_prix"
    }
  }

  private struct MetricsFile: Decodable {
    let version: Int
    let metrics: [Metric]
  }

  /// Reads the files of the folder `semantic` in a dbt project.
  ///
  /// - Throws: ``CopilotError`` with the file and what is wrong in it.
  public init(folder: String) throws {
    let file: MetricsFile = try Self.decode("\(folder)/metrics.yml")
    synonyms = try Self.decode("\(folder)/synonyms.yml")
    intents = try IntentModel(file: "\(folder)/intents.tsv")
    var metrics: [String: Metric] = [:]
    for metric in file.metrics {
      guard metrics.updateValue(metric, forKey: metric.name) == nil else {
        throw CopilotError(
          .semantics, "\(folder)/metrics.yml: the metric \(metric.name) is there twice")
      }
    }
    for metric in file.metrics {
      let others = [metric.detail, metric.team, metric.fallback].compactMap(\.self)
      for other in others + (metric.absorbs ?? []) where metrics[other] == nil {
        throw CopilotError(
          .semantics, "\(folder)/metrics.yml: \(metric.name) names \(other), which is no metric")
      }
    }
    self.metrics = metrics
  }

  /// With further metrics.
  func with(_ further: [Metric]) -> SemanticLayer {
    var layer = self
    for metric in further { layer.metrics[metric.name] = metric }
    return layer
  }

  private static func decode<T: Decodable>(_ path: String) throws -> T {
    do {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      return try YAMLDecoder().decode(T.self, from: text)
    } catch {
      throw CopilotError(.semantics, "\(path) cannot be read: \(error)")
    }
  }
}

/// What the copilot cannot do, and why.
public struct CopilotError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Kinds that callers tell apart.
  public enum Kind: String, Sendable { case semantics, snapshot, model, question }

  /// Its kind.
  public let kind: Kind
  /// One sentence: what, where, and what to do.
  public let message: String

  /// Makes one.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
