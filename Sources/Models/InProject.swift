internal import DuckDB

/// Tells mistakes of the project from those of the disk: the engine reports them alike.
enum InProject {
  /// Runs SQL of a file of the project.
  ///
  /// - Parameters:
  ///   - text: the SQL itself, which knows the lines of the file; nil where it is not the file's.
  ///   - line: for an error without a place of its own.
  ///   - models: names that may be meant by a table.
  /// - Throws: ``RunError`` where the disk or the input is at fault, else ``ProjectError``.
  static func run<T>(
    _ file: String, text: RenderedText? = nil, line: Int? = nil, models: [Identifier] = [],
    _ body: () throws -> T
  ) throws -> T {
    do {
      return try body()
    } catch let error as DuckDBError {
      if RunError.isAboutFiles(error.message) {
        throw RunError(path: file, reason: error.message)
      }
      throw SQLFault(error.message).error(in: file, text: text, line: line, models: models)
    }
  }
}

/// As above, for what has no place in the project.
enum InFile {
  static func run<T>(_ path: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DuckDBError {
      throw RunError(path: path, reason: error.message)
    }
  }
}

extension String {
  /// As a name in SQL, whatever characters it holds.
  var sqlQuoted: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}
