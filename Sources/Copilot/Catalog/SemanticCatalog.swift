internal import Foundation

/// What the lake has and what people call it, as far as a language model has to know it to write SQL.
///
/// Generated from one snapshot's tables and comments and from the files in `semantic/`, so that prompts cannot drift
/// from the models. Making it takes some tens of milliseconds: keep it as long as the snapshot.
struct SemanticCatalog: Sendable {
  let lake: LakeVocabulary
  let semantics: SemanticLayer
  let tables: [CatalogTable]
  private let reader: QuestionReader
  private let weights: [String: Double]

  init(_ semantics: SemanticLayer, _ lake: LakeVocabulary) {
    self.lake = lake
    self.semantics = semantics
    tables = lake.tables.sorted { $0.key < $1.key }.map { name, columns in
      CatalogTable(name, columns, semantics, lake.details)
    }
    reader = QuestionReader(Lexicon(semantics, lake), lake)
    weights = WordWeights.of(tables.map { Set($0.words.keys) })
  }

  /// What the words of a question name.
  func read(_ question: String) -> Reading { reader.read(question) }

  /// Tables that have to do with a question, the nearest first.
  ///
  /// Never none where the lake has tables.
  /// - Parameter examples: SQL of verified questions that are like it; their tables are wanted too.
  func ranked(_ question: String, _ reading: Reading, examples: [VerifiedExample])
    -> [CatalogTable]
  {
    let words = Set(Words.split(question).map(\.stem))
    let models = Set(reading.metrics.compactMap { semantics.metrics[$0.name]?.model })
    let scored = tables.map { table -> (table: CatalogTable, score: Double) in
      var score = words.reduce(0) { $0 + (weights[$1] ?? 0) * (table.words[$1] ?? 0) }
      if models.contains(table.name) { score += 12 }
      if let place = examples.firstIndex(where: { $0.tables.contains(table.name) }) {
        score += 8 / Double(place + 1)
      }
      // Marts are made for questions; silver is for what they leave out.
      return (table, table.name.hasPrefix("gold.") ? score * 1.2 : score)
    }
    let best = scored.map(\.score).max() ?? 0
    // No word points anywhere: those that most is asked of.
    guard best > 0 else { return tables.sorted { ($1.measures, $0.name) < ($0.measures, $1.name) } }
    return scored.filter { $0.score > 0 && $0.score >= best / 5 }
      .sorted { ($1.score, $0.table.name) < ($0.score, $1.table.name) }.map(\.table)
  }
}

/// How much a word tells apart: rare words count more.
enum WordWeights {
  static func of(_ documents: [Set<String>]) -> [String: Double] {
    var counts: [String: Int] = [:]
    for document in documents { for word in document { counts[word, default: 0] += 1 } }
    let total = Double(documents.count)
    return counts.mapValues { log((total + 1) / Double($0)) }
  }
}
