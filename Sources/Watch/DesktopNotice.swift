internal import Foundation

/// A message on the desktop, by the system's own program. Texts are arguments of their own: no shell reads them.
public enum DesktopNotice {
  /// Program and arguments; nil where there is no such program.
  ///
  /// - Parameter isThere: whether a file can be executed; a test puts in its own.
  package static func command(
    _ text: String,
    isThere: (String) -> Bool = { FileManager.default.isExecutableFile(atPath: $0) }
  ) -> [String]? {
    // The server of notify-send reads markup.
    let plain = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
    let linux = ["--app-name=f1lake", "--", "F1 Lakehouse", plain]
    let script =
      [
        "on run argv", "display notification (item 1 of argv) with title \"F1 Lakehouse\"",
        "end run",
      ]
      .flatMap { ["-e", $0] }
    let known = [
      ["/usr/bin/osascript"] + script + [text], ["/usr/bin/notify-send"] + linux,
      ["/usr/local/bin/notify-send"] + linux,
    ]
    return known.first { isThere($0[0]) }
  }

  /// Shows `text`; nothing waits for it.
  ///
  /// - Returns: nil, or why it could not be shown.
  public static func show(_ text: String) -> String? {
    guard let command = command(text) else {
      return "there is neither notify-send nor osascript for --notify desktop"
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      return nil
    } catch {
      return "cannot run \(command[0]): \(error.localizedDescription)"
    }
  }
}
