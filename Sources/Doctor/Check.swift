internal import Lake

/// One question about the data root, the machine or the program.
package struct Check: Sendable {
  /// What it is about, as it is printed.
  package let name: String
  private let look: @Sendable (DoctorInput) async throws -> Verdict

  /// - Parameter look: an error that it throws is a problem.
  init(_ name: String, look: @escaping @Sendable (DoctorInput) async throws -> Verdict) {
    self.name = name
    self.look = look
  }

  /// A question that makes sense only where the data root can be opened.
  static func ofRoot(
    _ name: String, look: @escaping @Sendable (DataRoot, DoctorInput) async throws -> Verdict
  ) -> Check {
    Check(name) { input in
      guard case .success(let root) = input.root else { return .skipped("needs the data root") }
      return try await look(root, input)
    }
  }

  /// Looks, and leaves everything as it is.
  package func verdict(on input: DoctorInput) async -> Verdict {
    do {
      return try await look(input)
    } catch {
      return .problem("\(error)")
    }
  }

  /// All checks in the order in which they are printed.
  package static let all: [Check] = [
    dataRoot, layout, volume, space, folders, writing, bronze, cache, duckdb, snapshot, clock,
    models, pages, port("dashboard", 8501), port("copilot", 8000), ollama, program,
  ]
}
