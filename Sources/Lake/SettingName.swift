/// The settings that users know, by their environment names.
public enum SettingName: String, CaseIterable, Sendable {
  case externalDataRoot = "EXTERNAL_DATA_ROOT"
  case seasons = "F1_SEASONS"
  case cacheFolder = "F1_CACHE_DIR"
  case bronzeFolder = "F1_BRONZE"
  case warehouseFolder = "F1_WAREHOUSE"
  case transformFolder = "F1_TRANSFORM"
  case aiServiceURL = "AI_SERVICE_URL"
  case aiMaxRows = "AI_MAX_ROWS"
  case ollamaHost = "OLLAMA_HOST"
  case ollamaModel = "OLLAMA_MODEL"
  case logFormat = "F1_LOG_FORMAT"
  case logLevel = "F1_LOG_LEVEL"

  /// The command-line flag that sets the same, without dashes; nil where there is none.
  public var flag: String? {
    switch self {
    case .externalDataRoot: "data-root"
    case .logFormat: "log-format"
    case .logLevel: "log-level"
    default: nil
    }
  }
}
