internal import Foundation

/// Finds the folder of the pages.
public enum WebFolder {
  /// The folder that was asked for, else `./Web`, else the one installed beside the executable.
  ///
  /// - Throws: ``ServerError`` where none of them has an `index.html`.
  public static func find(asked: String?, executable: String?) throws -> String {
    if let asked { return asked }
    let installed = executable.map {
      URL(fileURLWithPath: $0).resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("../share/f1lake/Web").standardizedFileURL.path
    }
    let places = ["Web"] + (installed.map { [$0] } ?? [])
    let found = places.first { FileManager.default.fileExists(atPath: "\($0)/index.html") }
    guard let found else {
      throw ServerError(
        .web,
        "index.html is in none of \(places.joined(separator: ", ")): name the folder with --web")
    }
    return found
  }
}
