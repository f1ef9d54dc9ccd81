/// What a verification has looked at and found.
public struct ArchiveReport: Sendable {
  /// Partitions that are as their manifests say, and the rows in them.
  public internal(set) var partitions = 0, rows = 0
  /// Bytes of their parts, all of them hashed.
  public internal(set) var bytes: Int64 = 0
  /// Raw documents that were hashed, and their bytes.
  public internal(set) var sources = 0, sourceBytes: Int64 = 0
  /// By path.
  public internal(set) var problems: [ArchiveProblem] = []
  /// How long it took.
  public internal(set) var duration: Duration = .zero

  /// Nil where nothing is damaged, missing or unfinished; else 4.
  public var exitCode: Int32? { problems.contains(where: \.isDamage) ? 4 : nil }

  /// The problems, one per line, and the totals.
  public var text: String {
    let checked =
      "\(partitions) partitions with \(rows) rows, \(bytes.megabytes), and "
      + "\(sources) raw documents, \(sourceBytes.megabytes), checked in \(duration.hundredths) s: "
    let count = problems.count { $0.isDamage }
    let advice =
      problems.contains(where: \.isMendable) ? "; f1lake archive repair mends what it can" : ""
    let fine = problems.isEmpty ? "all is well" : "nothing is damaged"
    let verdict = count == 0 ? fine : "\(count) problem\(count == 1 ? "" : "s")\(advice)"
    return (problems.map(\.text) + [checked + verdict]).joined(separator: "\n")
  }
}
