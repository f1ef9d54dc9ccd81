import Doctor
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct PortUseTests {
  /// A port that nobody has, or a socket of this test that has it while `body` runs.
  private static func withPort<T>(
    held: Bool, _ body: (Int) async throws -> T
  ) async throws -> T {
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    let descriptor = socket(AF_INET, kind, 0)
    try #require(descriptor >= 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutableBytes(of: &address) { bytes in
      let pointer = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
      _ = bind(descriptor, pointer, size)
      if let pointer { _ = getsockname(descriptor, pointer, &size) }
    }
    let port = Int(UInt16(bigEndian: address.sin_port))
    if held { _ = listen(descriptor, 1) } else { close(descriptor) }
    defer { if held { close(descriptor) } }
    return try await body(port)
  }

  @Test func `a port that nobody has is free, and stays so`() async throws {
    let machine = DoctorInput.Machine()
    try await Self.withPort(held: false) { port in
      #expect(await machine.port(port) == .free)
      #expect(await machine.port(port) == .free)
    }
  }

  @Test func `a port of a program that does not answer is taken`() async throws {
    let machine = DoctorInput.Machine()
    let use = try await Self.withPort(held: true) { await machine.port($0) }
    #expect(use == .other)
  }
}
