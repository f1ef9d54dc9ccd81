/// The rows of a model, for those who ask how many there are: "how many rows has race_pace got for the sprint?"
struct ModelRows: Sendable {
  /// The metric that counts them.
  let metric: String
  /// The model's name, in stems.
  private let name: [String]

  init(_ table: String) {
    metric = Self.metric(of: table)
    let short = table.split(separator: ".").last.map(String.init) ?? table
    name = Words.split(short.replacing("_", with: " ")).map(\.stem)
  }

  static func metric(of table: String) -> String {
    "rows_of_\(table.replacing(".", with: "_"))"
  }

  /// The places of the model's name and of the word for rows; nil where either is missing.
  func places(in stems: [String]) -> Set<Int>? {
    let rows = stems.indices.filter { ["row", "record"].contains(stems[$0]) }
    let start = stems.indices.first { stems[$0...].starts(with: name) }
    guard let start, !rows.isEmpty else { return nil }
    let tables = stems.indices.filter { stems[$0] == "table" }
    return Set(rows).union(tables).union(start..<start + name.count)
  }
}
