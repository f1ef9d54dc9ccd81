internal import Foundation

/// The files of a model project.
struct ProjectFolder {
  /// Absolute or relative to the working directory, without a slash at its end.
  let path: String

  /// The text of a file.
  ///
  /// - Parameter file: relative to the folder.
  func text(_ file: String) throws(ProjectError) -> String {
    do {
      return try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
    } catch CocoaError.fileReadNoSuchFile {
      throw ProjectError(file: file, "there is no such file in \(path)")
    } catch {
      throw ProjectError(file: file, "cannot be read as UTF-8 text in \(path)")
    }
  }

  /// All files below `folder`, sorted, relative to the project; hidden files (`._laps.sql`) are not
  /// the project's. None where the folder does not exist.
  func files(below folder: String) -> [String] {
    let found = FileManager.default.enumerator(atPath: "\(path)/\(folder)")
    var files: [String] = []
    while let file = found?.nextObject() as? String {
      let isHidden = file.split(separator: "/").contains { $0.hasPrefix(".") }
      if !isHidden { files.append("\(folder)/\(file)") }
    }
    return files.sorted()
  }
}
