internal import CDuckDB

/// The library that is loaded at the first call.
public enum DuckDBLibrary {
  /// The version that f1lake is made for and tested with.
  public static let expected = "v1.5.5"

  /// Why the library cannot be loaded, in the system's words; nil where it can.
  ///
  /// Any other call would end the process then.
  public static var problem: String? { f1lake_duckdb_missing().map { String(cString: $0) } }

  /// The version of the library; ends the process where there is a ``problem``.
  public static var version: String { String(cString: duckdb_library_version()) }
}
