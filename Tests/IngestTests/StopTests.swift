import Foundation
import Lake
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ctrl-C, and two ingests at once, on the process itself.
@Suite(.enabled(if: Package.executable != nil, "f1lake was not built: set F1LAKE_EXECUTABLE"))
struct StopTests {
  @Test func `Ctrl-C ends a run in good order, and a second ingest beside it is refused`() throws {
    let weekend = try Weekend()
    let origin = try SilentOrigin()
    let executable = try #require(Package.executable)
    let arguments = [
      "ingest", "--data-root", weekend.root.path, "--season", "2031", "--origin", weekend.origin,
    ]
    let first = try Child(
      executable, arguments + ["--timing-origin", origin.address], keepingOutput: true)
    try origin.waitForRequest()
    let second = try Child(executable, arguments, keepingOutput: true).wait()
    #expect(second.code == 3)
    #expect(second.errors.contains("an ingest is already running here"))
    first.interrupt()
    let ended = try first.wait()
    #expect(ended.code == 130)
    #expect(ended.errors.contains("stopping"))
    #expect(ended.output.contains("0 of 5 sessions stored"))
    #expect(ended.output.contains("not stored, the run was stopped before it was done:"))
    #expect(try weekend.bronzeFiles().isEmpty)
    #expect(try Child(executable, arguments).wait().code == 0)
  }

  @Test func `with --json there is nothing else on standard output`() throws {
    let weekend = try Weekend()
    let executable = try #require(Package.executable)
    let run = try Child(
      executable,
      [
        "ingest", "--data-root", weekend.root.path, "--season", "2031", "--origin", weekend.origin,
        "--json",
      ], keepingOutput: true
    ).wait()
    let events = try run.output.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["event"] as? String
    }
    #expect(events == ["plan"] + Array(repeating: "session", count: 5) + ["history", "summary"])
    #expect(run.errors.isEmpty)
  }
}

/// A port of loopback that takes connections and never answers.
private final class SilentOrigin {
  private let socket: Int32
  let address: String

  private struct Failed: Error { let call: String }

  init() throws {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    socket = unsafeSocket(AF_INET, stream)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port: UInt16? = withUnsafeMutablePointer(to: &place) { [socket] pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        guard bind(socket, address, size) == 0, listen(socket, 64) == 0,
          getsockname(socket, address, &size) == 0
        else { return nil }
        return UInt16(bigEndian: pointer.pointee.sin_port)
      }
    }
    guard let port else { throw Failed(call: "bind") }
    address = "http://127.0.0.1:\(port)"
  }

  deinit { close(socket) }

  /// Returns when a client has connected.
  func waitForRequest() throws {
    guard accept(socket, nil, nil) >= 0 else { throw Failed(call: "accept") }
  }
}

private func unsafeSocket(_ family: Int32, _ kind: Int32) -> Int32 { socket(family, kind, 0) }
