/// Of a report of `f1lake verify`, what is shown.
struct Verification: Decodable, Sendable {
  struct Gate: Decodable, Sendable {
    struct Problem: Decodable, Sendable { let subject, message: String }

    let gate, question, severity, status, summary: String
    let problems: [Problem]
  }

  let verifiedAt: String
  let isPassed: Bool, isStrict: Bool
  /// What was published then; nil where the gates forbade it.
  let snapshot: String?
  let gates: [Gate]

  enum CodingKeys: String, CodingKey {
    case snapshot, gates
    case verifiedAt = "verified_at"
    case isPassed = "passed"
    case isStrict = "strict"
  }
}
