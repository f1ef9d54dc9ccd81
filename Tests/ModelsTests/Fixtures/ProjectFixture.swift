import Foundation
import Models

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

/// Places of this package that tests need.
enum Package {
  static let path = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let transform = path + "/transform"

  /// The built f1lake: named by F1LAKE_EXECUTABLE, or beside the running test bundle.
  static let executable: String? = {
    let environment = ProcessInfo.processInfo.environment
    let named = environment["F1LAKE_EXECUTABLE"].map { [$0] } ?? []
    let beside = CommandLine.arguments.flatMap { argument in
      let folder = URL(fileURLWithPath: argument).deletingLastPathComponent()
      // On macOS the bundle's binary lies three folders deeper than the products.
      return [folder, folder.appendingPathComponent("../../..")].map {
        $0.appendingPathComponent("f1lake").standardizedFileURL.path
      }
    }
    return (named + beside).first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Real dbt, where scripts/bootstrap has installed it.
  static let dbt: String? = {
    let dbt = Package.path + "/.deps/reference/bin/dbt"
    return FileManager.default.isExecutableFile(atPath: dbt) ? dbt : nil
  }()

  /// The recorded data: named by F1_RECORDED_DATA, or beside the package.
  static let recorded: String? = {
    let named = ProcessInfo.processInfo.environment["F1_RECORDED_DATA"]
    let data = named ?? Package.path + "/../shared/data"
    return FileManager.default.fileExists(atPath: data + "/expected") ? data : nil
  }()
}
