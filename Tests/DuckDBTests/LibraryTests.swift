import DuckDB
import Foundation
import Testing

struct LibraryTests {
  private static func open(library: String) async throws -> String {
    let result = try await #require(
      processExitsWith: .exitCode(1), observing: [\.standardErrorContent]
    ) { [library] in
      setenv("F1LAKE_DUCKDB", library, 1)
      _ = try Database()
      exit(0)
    }
    return String(decoding: result.standardErrorContent, as: UTF8.self)
  }

  @Test func `a library that is missing is named, with the way to get it`() async throws {
    let message = try await Self.open(library: "/nowhere/libduckdb.so")
    #expect(message.contains("/nowhere/libduckdb.so cannot be loaded"))
    #expect(message.contains("scripts/bootstrap"))
  }

  #if canImport(Glibc)
    @Test func `a library without a function is named with the function`() async throws {
      let message = try await Self.open(library: "libm.so.6")
      #expect(message.contains("libm.so.6 has no function duckdb_create_config"))
    }
  #endif
}
