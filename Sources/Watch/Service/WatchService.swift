/// What a service is to run: absolute paths only, since it has no working directory of the user's.
public struct WatchService: Sendable {
  /// The text by which `remove` knows a file that `install` wrote.
  public static let marker = "Written by f1lake service install"

  let executable: String
  let arguments: [String]
  let environment: [(name: String, value: String)]
  let writable: String

  /// - Parameters:
  ///   - executable: f1lake.
  ///   - dataRoot: what it watches.
  ///   - watchArguments: further arguments of `f1lake watch`.
  ///   - environment: settings that this process has from its environment or from `.env`.
  /// - Throws: ``WatchServiceError`` for a text that no file of a service can hold.
  public init(
    executable: String, dataRoot: String, watchArguments: [String] = [],
    environment: [(name: String, value: String)] = []
  ) throws {
    self.executable = executable
    arguments = ["watch", "--data-root", dataRoot] + watchArguments
    self.environment = environment
    writable = dataRoot
    let texts = [executable] + arguments + environment.map(\.value)
    if let bad = texts.first(where: {
      $0.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
    }) {
      throw WatchServiceError(
        "'\(bad.filter { !$0.isNewline })' holds a control character, which a service cannot have; rename it"
      )
    }
    for path in [executable, dataRoot] where !path.hasPrefix("/") {
      throw WatchServiceError("'\(path)' is no absolute path; a service needs one")
    }
  }
}

/// Why a service could not be installed or removed; one sentence.
public struct WatchServiceError: Error, Equatable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  init(_ description: String) { self.description = description }
}
