import Foundation
import Models
import TestSupport

/// A small dbt project in a temporary folder.
struct ProjectFixture {
  let folder: TemporaryFolder

  /// - Parameter files: texts by path; dbt_project.yml is added where it is missing.
  init(_ files: [String: String]) throws {
    folder = try TemporaryFolder()
    let project = "name: small\nmodels: {small: {+materialized: table, +schema: silver}}\n"
    for (file, text) in files.merging(["dbt_project.yml": project], uniquingKeysWith: { a, _ in a })
    {
      try folder.write(text, to: file)
    }
  }

  func project(
    environment: [String: String] = [:], variables: [String: TemplateValue] = [:]
  ) throws -> Project {
    try Project(path: folder.path, environment: environment, variables: variables)
  }

  /// Runs models and tests in a database of their own.
  func run() async throws -> RunReport {
    try await ProjectRunner(try project())
      .run(database: "\(folder.path)/\(UUID().uuidString).duckdb", bronze: folder.path)
  }

  /// What reading the project throws.
  func mistake(environment: [String: String] = [:]) -> String? {
    do {
      _ = try project(environment: environment)
      return nil
    } catch { return "\(error)" }
  }
}
