/// What a mart's schema file says about the laps that it is made of: `meta: {why: …}`.
struct WhyMeta {
  /// The relation that has a row for each lap.
  let laps: String
  /// An SQL condition on that relation: which laps count.
  let used: String
  /// An SQL expression on that relation: why another lap does not count.
  let reason: String
  /// An SQL expression on that relation: what a lap that counts is there for; nil where all are alike.
  let role: String?
  /// How a row of the mart finds its laps.
  let match: Match

  /// How a row of the mart finds its laps.
  enum Match {
    /// By columns of both that are equal.
    case key([Identifier])
    /// By an SQL condition on `laps` and `mart`, which the other expressions may then name too.
    case condition(String)
  }

  /// - Throws: ``ProjectError`` where it is not of the documented form; nil where there is none.
  init?(_ model: Model) throws(ProjectError) {
    guard let why = model.meta["why"] else { return nil }
    let fail = { (message: String) in ProjectError(file: model.file, "meta.why \(message)") }
    let names = why["key"]?.texts ?? []
    let condition = why["match"]?.text
    guard let laps = why["laps"]?.text, let used = why["used"]?.text,
      names.isEmpty != (condition == nil)
    else { throw fail("needs laps, used, and either key or match") }
    var key: [Identifier] = []
    for name in names {
      guard let column = Identifier(name) else {
        throw fail("has a key that is no column: \(name)")
      }
      key.append(column)
    }
    let parts = laps.split(separator: ".").map { Identifier(String($0)) }
    guard parts.count == 2, let schema = parts[0], let name = parts[1] else {
      throw fail("names its laps as schema.table, not as \(laps)")
    }
    self.laps = Relation(schema: schema, name: name).quoted
    self.used = used
    reason = why["reason"]?.text ?? "exclusion_reasons"
    role = why["role"]?.text
    match = condition.map(Match.condition) ?? .key(key)
  }
}
