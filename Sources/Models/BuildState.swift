/// What a build found and made; the snapshot keeps it, so that the next build knows what changed.
struct BuildState: Equatable {
  /// A model as it was built.
  struct BuiltModel: Equatable {
    /// Of everything that decides about its rows but the data; see ``ModelFingerprint``.
    let fingerprint: String
    /// Of its descriptions.
    let description: String
    let rows: Int
  }

  /// The content of bronze: a hash by table and session.
  var bronze: [String: [String: String]] = [:]
  /// By schema and name.
  var models: [String: BuiltModel] = [:]
  /// Fingerprints of the data tests that found no row.
  var passedTests: Set<String> = []
  /// Fingerprints of the unit tests that passed.
  var passedUnitTests: Set<String> = []
}
