import Foundation

/// Places of this package that tests need.
package enum Package {
  /// The checkout.
  package static let path = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  /// Its dbt project.
  package static let transform = path + "/transform"

  /// The built f1lake: named by F1LAKE_EXECUTABLE, or beside the running test bundle.
  package static let executable: String? = {
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

  /// The Python of the reference tools, where scripts/bootstrap has installed them.
  package static let python: String? = {
    let python = Package.path + "/.deps/reference/bin/python"
    return FileManager.default.isExecutableFile(atPath: python) ? python : nil
  }()

  /// Real dbt, where scripts/bootstrap has installed it.
  package static let dbt: String? = {
    let dbt = Package.path + "/.deps/reference/bin/dbt"
    return FileManager.default.isExecutableFile(atPath: dbt) ? dbt : nil
  }()

  /// The recorded data: named by F1_RECORDED_DATA, or beside the package.
  package static let recorded: String? = {
    let named = ProcessInfo.processInfo.environment["F1_RECORDED_DATA"]
    let data = named ?? Package.path + "/../shared/data"
    return FileManager.default.fileExists(atPath: data + "/expected") ? data : nil
  }()
}
