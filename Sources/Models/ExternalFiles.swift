internal import DuckDB
internal import Lake

/// The Parquet files of external models, which other tools read.
struct ExternalFiles {
  /// The folder of each schema that may have files.
  private let folders: [String: String]
  private let beforeWrite: @Sendable () throws -> Void

  init(_ folders: [String: String], _ beforeWrite: @escaping @Sendable () throws -> Void) {
    self.folders = folders
    self.beforeWrite = beforeWrite
  }

  /// Writes the files of all external models; they wait to be published with the snapshot.
  func prepare(_ models: [Model], _ connection: Connection) throws -> [PreparedFile] {
    var files: [PreparedFile] = []
    do {
      for model in models {
        guard case .external(let settings) = model.materialized else { continue }
        let (path, folder) = try place(of: model, settings)
        files.append(
          try PreparedFile(path, below: folder, checking: beforeWrite) { temporary in
            try InFile.run(path) {
              try connection.run(
                """
                COPY (FROM \(model.relation.quoted)) TO \(temporary.sqlLiteral)
                (FORMAT parquet, COMPRESSION zstd)
                """)
            }
          })
      }
    } catch {
      for file in files { file.discard() }
      throw error
    }
    return files
  }

  /// Where a model's file is: below the folder of silver or gold, and nowhere else, so that no
  /// project file can write to the host disk.
  private func place(
    of model: Model, _ settings: ExternalSettings
  ) throws(ProjectError) -> (path: String, folder: String) {
    let fail = { (message: String) in ProjectError(file: model.file, message) }
    let schema = model.relation.schema.name
    guard let location = settings.location, location.hasPrefix("/") else {
      guard let folder = folders[schema] else {
        let known = folders.keys.sorted().joined(separator: " or ")
        throw fail("an external model of the schema \(schema) has no folder: use \(known)")
      }
      let name = settings.location ?? "\(model.relation.name).parquet"
      guard !name.split(separator: "/").contains("..") else {
        throw fail("the location \(name) leaves the folder of \(schema)")
      }
      return ("\(folder)/\(name)", folder)
    }
    let folder = folders.values.first { location.hasPrefix($0 + "/") }
    guard let folder, !location.split(separator: "/").contains("..") else {
      let known = folders.values.sorted().joined(separator: " or ")
      throw fail("the location \(location) is not below \(known)")
    }
    return (location, folder)
  }
}
