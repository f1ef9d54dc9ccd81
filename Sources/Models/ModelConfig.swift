/// The settings of a model; what is nil is left to a more general place.
///
/// From general to particular: folders in dbt_project.yml, the schema file, the model's `config()`.
struct ModelConfig: Equatable, Sendable {
  var materialized: String?
  var schema: Identifier?
  var isContractEnforced: Bool?
  var isEnabled: Bool?
  var uniqueKey: [Identifier]?
  var strategy: IncrementalSettings.Strategy?
  var onSchemaChange: IncrementalSettings.SchemaChange?
  var location: String?
  var format: ExternalSettings.Format?
  /// Tags add up over all places.
  var tags: [String] = []
  /// The members of `meta`, those of more particular places over those of general ones.
  var meta = JSONValue.object([])
  /// All settings as written in the most particular place, for the manifest.
  var raw = JSONValue.object([])

  init() {}

  /// Settings that only describe, and so change nothing that is built.
  static let descriptive: Set<String> = ["docs", "group", "access", "persist_docs"]
  static let names = [
    "contract", "enabled", "format", "incremental_strategy", "location", "materialized", "meta",
    "on_schema_change", "schema", "tags", "unique_key",
  ]

  /// These settings with those of a more particular place laid over them.
  func overlaid(by other: ModelConfig) -> ModelConfig {
    var merged = self
    merged.materialized = other.materialized ?? materialized
    merged.schema = other.schema ?? schema
    merged.isContractEnforced = other.isContractEnforced ?? isContractEnforced
    merged.isEnabled = other.isEnabled ?? isEnabled
    merged.uniqueKey = other.uniqueKey ?? uniqueKey
    merged.strategy = other.strategy ?? strategy
    merged.onSchemaChange = other.onSchemaChange ?? onSchemaChange
    merged.location = other.location ?? location
    merged.format = other.format ?? format
    merged.tags += other.tags
    for member in other.meta.members ?? [] { merged.meta[member.key] = member.value }
    for member in other.raw.members ?? [] { merged.raw[member.key] = member.value }
    return merged
  }

  /// The materialisation with its settings; a model without one is a view, as in dbt.
  ///
  /// - Parameter fail: makes the error for the model's file.
  func materialization(
    _ fail: (String) -> ProjectError
  ) throws(ProjectError) -> Materialization {
    switch materialized {
    case "table": return .table
    case "incremental": return .incremental(try incremental(fail))
    case "external":
      if isContractEnforced == true {
        throw fail("an external model has no contract: dbt does not enforce one on it")
      }
      if let location, !location.hasSuffix(".parquet") {
        throw fail("the location of an external model ends in .parquet: other formats lose types")
      }
      return .external(ExternalSettings(location: location, format: format ?? .parquet))
    default: return .view
    }
  }

  private func incremental(
    _ fail: (String) -> ProjectError
  ) throws(ProjectError) -> IncrementalSettings {
    let change = onSchemaChange ?? .ignore
    if isContractEnforced == true, change != .fail {
      throw fail("an incremental model under a contract needs on_schema_change: fail, as in dbt")
    }
    guard let uniqueKey, uniqueKey.contains(where: { $0.name == ChangedSessions.column }) else {
      throw fail("an incremental model is replaced by session: it needs unique_key: session_id")
    }
    return IncrementalSettings(
      uniqueKey: uniqueKey, strategy: strategy ?? .deleteInsert, onSchemaChange: change)
  }
}
