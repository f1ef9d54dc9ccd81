/// Pieces that must not work, wherever they stand in a statement.
struct Hostile {
  /// Whole statements.
  let statements: [String]
  /// For FROM.
  let sources: [String]
  /// Values.
  let expressions: [String]
  /// Tokens to throw in anywhere.
  let pieces: [String]

  /// - Parameter canary: a folder with `secret.txt`, `secret.csv` and `secret.parquet`.
  init(canary: String) {
    let files = [
      "\(canary)/secret.txt", "\(canary)/secret.csv", "\(canary)/*", "/etc/passwd",
      "/proc/self/environ", "../secret.txt", "file://\(canary)/secret.csv",
      "http://127.0.0.1:9/secret.csv", "s3://canary/secret.parquet",
    ]
    let readers = [
      "read_text", "read_blob", "read_csv", "read_csv_auto", "read_json", "read_parquet",
      "parquet_scan", "parquet_metadata", "glob", "sniff_csv", "read_duckdb", "sqlite_scan",
    ]
    let reads = readers.flatMap { reader in files.map { "\(reader)('\($0)')" } }
    let targets = ["\(canary)/written", "\(canary)/secret.txt", "/tmp/f1lake-guard-canary"]
    sources =
      reads + files.map { "'\($0)'" } + files.map { "\"\($0)\"" } + [
        "query('SELECT 1')", "query_table('laps')", "duckdb_settings()", "duckdb_secrets()",
        "information_schema.tables", "pg_catalog.pg_settings", "sqlite_master",
        "f1lake.build_state", "pragma_database_list", "(DESCRIBE)", "(SHOW DATABASES)",
        "enable_logging(storage := 'file', storage_path := '\(canary)/log')",
        "range(100000000000)", "repeat('x', 1000000000)", "test_all_types()", "checkpoint()",
      ]
    expressions =
      reads.map { "(SELECT count(*) FROM \($0))" } + [
        "getenv('HOME')", "current_setting('temp_directory')", "current_database()", "version()",
        "current_user", "write_log('x')", "nextval('s')", "sleep_ms(10000)", "$1", "?",
        "repeat('x', 1000000000)", "range(1000000000)", "lpad('x', 100000000, 'y')",
        "(SELECT state FROM f1lake.build_state)", "(COPY silver.laps TO '\(canary)/written')",
        "levenshtein(repeat('a', 1000), repeat('b', 1000))", "json_serialize_sql('SELECT 1')",
        "list_reduce(['a', 'a', 'a'], (a, b) -> a || a)", "'x'::main.t", "parse_filename('/a/b')",
        "format('{:>100000000}', 1)", "regexp_replace('aaa', '', repeat('x', 900), 'g')",
      ]
    statements =
      targets.flatMap { target in
        [
          "COPY silver.laps TO '\(target)'", "COPY (SELECT 1) TO '\(target)' (FORMAT parquet)",
          "EXPORT DATABASE '\(target)'", "ATTACH '\(target)' AS x", "IMPORT DATABASE '\(target)'",
          "SELECT 1; COPY silver.laps TO '\(target)'", "LOAD '\(target)'",
          "WITH x AS (COPY silver.laps TO '\(target)') SELECT 1",
          "PRAGMA profiling_output = '\(target)'", "SELECT 1) LIMIT 1; ATTACH '\(target)'; --",
        ]
      } + [
        "SET enable_external_access = true", "INSTALL httpfs", "LOAD httpfs", "CHECKPOINT",
        "VACUUM", "PREPARE p AS SELECT 1", "EXECUTE p", "CREATE TABLE x AS SELECT 1",
        "DROP TABLE silver.laps", "INSERT INTO silver.laps SELECT * FROM silver.laps",
        "CALL duckdb_settings()", "EXPLAIN ANALYZE SELECT 1", "BEGIN", "SHOW TABLES",
        "SELECT count(*) FROM range(1000000000000) a, range(1000000) b",
        "SELECT count(DISTINCT i * 31 + 0.5) FROM range(10000000000) t(i)",
        "SELECT * FROM range(10000000000) t(i) ORDER BY i * 7 % 13 DESC, i",
      ]
    pieces =
      [
        "(", ")", "[", "]", "{", "'", "\"", ";", "--", "/*", "*/", "$$", "$1", "?", ",", ".", "::",
        "||", "E'", "U&'", "\\", "`", "#1", "@", "*", "SELECT", "FROM", "COPY", "INTO", "TO", "SET",
        "ATTACH", "UNION", "LATERAL", "WITH RECURSIVE", "PIVOT", "DESCRIBE", "CASE", "END",
        "COLUMNS(*)", "NULL", "'x.csv'", "\"x.csv\"", "\u{200B}", "\u{202E}", "\u{A0}", "\u{0}",
        "LIMIT 0", "ESCAPE", "COLLATE", "AT (VERSION => 1)", "USING SAMPLE 1", "VALUES (1)",
      ] + sources.prefix(20)
  }
}
