internal import CDuckDB

/// What DuckDB said when it refused something, with the SQL that it refused.
public struct DuckDBError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was being done: `open`, `prepare`, `bind`, `execute`, `fetch`, `append`, `read`.
  public enum Operation: String, Sendable {
    case open, connect, prepare, bind, execute, fetch, append, read
  }

  /// The step that failed.
  public let operation: Operation
  /// DuckDB's own message, unchanged.
  public let message: String
  /// The statement, table or file that it is about; nil where there is none.
  public let subject: String?

  /// Makes an error; the wrapper fills in DuckDB's message, callers rarely need this.
  public init(_ operation: Operation, _ message: String, subject: String? = nil) {
    self.operation = operation
    self.message = message
    self.subject = subject
  }

  init(_ operation: Operation, _ message: UnsafePointer<CChar>?, subject: String? = nil) {
    let text = message.map { String(cString: $0) } ?? "DuckDB gave no message"
    self.init(operation, text, subject: subject)
  }

  /// One or more lines: the engine's message, then the SQL or file.
  public var description: String {
    guard let subject else { return "DuckDB \(operation): \(message)" }
    return "DuckDB \(operation): \(message)\n  in: \(subject)"
  }

  /// True where the query was stopped by ``QueryMonitor/interrupt()``.
  public var isInterrupt: Bool { message.hasPrefix("INTERRUPT") }
}
