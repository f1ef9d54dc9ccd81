import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A child process of a test.
package struct Child {
  private let process = Process()
  private let errors: URL
  private let output: URL?

  /// - Parameters:
  ///   - environment: added to that of the test.
  ///   - folder: its working directory; that of the test where it is nil.
  ///   - keepingOutput: whether ``wait()`` gives what it prints.
  package init(
    _ executable: String, _ arguments: [String], environment: [String: String] = [:],
    in folder: String? = nil, keepingOutput: Bool = false
  ) throws {
    errors = Self.file("err")
    output = keepingOutput ? Self.file("out") : nil
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = try output.map { try FileHandle(forWritingTo: $0) } ?? .nullDevice
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  /// Ends it at once, whatever it is doing.
  package func kill() { _ = signal(process.processIdentifier, SIGKILL) }

  /// What Ctrl-C does.
  package func interrupt() { _ = signal(process.processIdentifier, SIGINT) }

  /// Waits for its end.
  @discardableResult
  package func wait() throws -> (code: Int32, errors: String, output: String) {
    process.waitUntilExit()
    defer {
      for file in [errors, output] { file.map { try? FileManager.default.removeItem(at: $0) } }
    }
    return (
      process.terminationStatus, try String(contentsOf: errors, encoding: .utf8),
      try output.map { try String(contentsOf: $0, encoding: .utf8) } ?? ""
    )
  }

  private static func file(_ suffix: String) -> URL {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("f1lake-\(UUID().uuidString).\(suffix)")
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    return file
  }

  private func signal(_ pid: pid_t, _ number: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.kill(pid, number)
    #elseif canImport(Musl)
      Musl.kill(pid, number)
    #else
      Darwin.kill(pid, number)
    #endif
  }
}
