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

  /// - Parameter environment: added to that of the test.
  package init(_ executable: String, _ arguments: [String], environment: [String: String] = [:])
    throws
  {
    errors = FileManager.default.temporaryDirectory
      .appendingPathComponent("f1lake-\(UUID().uuidString).err")
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  /// Ends it at once, whatever it is doing.
  package func kill() { _ = signal(process.processIdentifier, SIGKILL) }

  /// Waits for its end.
  @discardableResult
  package func wait() throws -> (code: Int32, errors: String) {
    process.waitUntilExit()
    defer { try? FileManager.default.removeItem(at: errors) }
    return (process.terminationStatus, try String(contentsOf: errors, encoding: .utf8))
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
