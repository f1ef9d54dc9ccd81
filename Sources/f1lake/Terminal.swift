internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The terminal behind standard output.
struct Terminal {
  /// Nil where standard output is no terminal, or one that cannot move its cursor.
  init?(_ environment: [String: String] = ProcessInfo.processInfo.environment) {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    let kind = environment["TERM"] ?? ""
    if kind.isEmpty || kind == "dumb" { return nil }
  }

  /// Whether somebody sees what goes to standard error.
  static var isWatchingErrors: Bool { isatty(STDERR_FILENO) == 1 }

  /// False where the user wants no colours, see no-color.org.
  var hasColours: Bool { (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty }

  /// Columns and rows as they are now; 80 by 24 where the terminal does not say.
  var size: (width: Int, height: Int) {
    var found = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &found) == 0, found.ws_col > 0, found.ws_row > 0
    else { return (80, 24) }
    return (Int(found.ws_col), Int(found.ws_row))
  }
}

/// Writes a text whole: one call per frame, so that a terminal never shows half of one.
func writeOutput(_ text: String) {
  guard !text.isEmpty else { return }
  FileHandle.standardOutput.write(Data(text.utf8))
}

/// Writes to standard error; blocks where the reader is slow.
func writeError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
