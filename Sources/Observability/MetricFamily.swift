/// A figure with its samples, as Prometheus' text format has it.
public struct MetricFamily: Sendable {
  /// What may happen to the value.
  public enum Kind: String, Sendable { case counter, gauge }

  /// A value, and the labels that tell it from the others of its family.
  public struct Sample: Sendable {
    let value: Double
    let labels: KeyValuePairs<String, String>

    /// One value of a family.
    public init(_ value: Double, _ labels: KeyValuePairs<String, String>) {
      (self.value, self.labels) = (value, labels)
    }
  }

  /// Its name; a unit is its last word but for `_total`.
  public let name: String
  let kind: Kind
  let help: String
  let samples: [Sample]

  /// - Parameter help: one sentence, which docs/observability.md has as well.
  public init(_ name: String, _ help: String, _ samples: [Sample], kind: Kind = .gauge) {
    (self.name, self.kind, self.help, self.samples) = (name, kind, help, samples)
  }

  /// A figure without labels; nil where there is no value.
  public init(_ name: String, _ help: String, _ value: Double?, kind: Kind = .gauge) {
    self.init(name, help, value.map { [Sample($0, [:])] } ?? [], kind: kind)
  }

  /// A figure by one label, in the order given.
  public init(
    _ name: String, _ help: String, by label: String, _ values: KeyValuePairs<String, Int>
  ) {
    self.init(name, help, values.map { Sample(Double($1), [label: $0]) })
  }

  /// Help, type, and a line for each sample; nothing where there is none.
  public var text: String {
    if samples.isEmpty { return "" }
    let head = "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    return head + samples.map { "\(series($0.labels)) \(Self.number($0.value))\n" }.joined()
  }

  private func series(_ labels: KeyValuePairs<String, String>) -> String {
    if labels.isEmpty { return name }
    let pairs = labels.map { "\($0)=\"\(Self.escaped($1))\"" }
    return "\(name){\(pairs.joined(separator: ","))}"
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  private static func number(_ value: Double) -> String {
    Int64(exactly: value).map(String.init) ?? "\(value)"
  }

  /// The values of a text by series, as `f1lake_ingest_runs_total{outcome="failed"}`; what is no sample is left out.
  static func values(in text: String) -> [String: Double] {
    let pairs = text.split(separator: "\n").compactMap { line -> (String, Double)? in
      guard !line.hasPrefix("#"), let space = line.lastIndex(of: " "),
        let value = Double(line[line.index(after: space)...])
      else { return nil }
      return (String(line[..<space]), value)
    }
    return Dictionary(pairs) { $1 }
  }
}
