internal import Foundation

/// Finds the folder of the dbt project.
public enum TransformFolder {
  /// The folder that was asked for, else `./transform`, else the one installed beside the executable.
  ///
  /// A folder that was asked for is taken even if it is missing, so that the error names it.
  ///
  /// - Throws: ``ProjectError`` where none was asked for and none is found.
  public static func find(
    asked: String?, executable: String?
  ) throws(ProjectError) -> String {
    if let asked, !asked.isEmpty { return asked }
    let installed = executable.map {
      URL(fileURLWithPath: $0).resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("../share/f1lake/transform").standardizedFileURL.path
    }
    let places = ["transform"] + (installed.map { [$0] } ?? [])
    let found = places.first { FileManager.default.fileExists(atPath: "\($0)/\(ProjectFile.name)") }
    guard let found else {
      throw ProjectError(
        file: ProjectFile.name,
        "is in none of \(places.joined(separator: ", ")): "
          + "name the folder with --project or in F1_TRANSFORM")
    }
    return found
  }
}
