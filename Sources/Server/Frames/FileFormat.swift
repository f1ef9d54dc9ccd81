/// In which form rows are given.
enum FileFormat: String, CaseIterable, Sendable {
  case json, csv, parquet, arrow

  /// From an Accept header that names a file's type first; nil for anything else.
  init?(accept: String) {
    switch accept.prefix(while: { $0 != "," && $0 != ";" }) {
    case "text/csv": self = .csv
    case "application/vnd.apache.parquet": self = .parquet
    case "application/vnd.apache.arrow.stream": self = .arrow
    default: return nil
    }
  }

  var contentType: String {
    switch self {
    case .json: "application/json"
    case .csv: "text/csv; charset=utf-8"
    case .parquet: "application/vnd.apache.parquet"
    case .arrow: "application/vnd.apache.arrow.stream"
    }
  }
}
