internal import DuckDB
internal import Lake

/// What an earlier build left to go on from.
struct EarlierBuild {
  /// Empty where nothing can be taken over.
  var state = BuildState()
  /// Whether it is gone on from, and if not, why.
  let basis: RunReport.Basis

  /// Opens the file of a build.
  ///
  /// A copy of an earlier snapshot that cannot be gone on from is replaced by a new file.
  static func open(
    _ path: String, _ engine: Database, _ options: RunOptions, _ beforeWrite: () throws -> Void
  ) throws -> (BuildingFile, EarlierBuild) {
    guard try FileSystem.exists(path) else {
      return (
        try BuildingFile(path, engine),
        EarlierBuild(basis: options.isFullRefresh ? .nothing(.asked) : .nothing(.first))
      )
    }
    do {
      let file = try BuildingFile(path, engine)
      do {
        let state = try BuildStateTable(try file.connect()).read()
        return (file, EarlierBuild(state: state, basis: .snapshot))
      } catch {
        try? file.abandon()
        throw error
      }
    } catch {
      let reason = (error as? BuildStateTable.Absence)?.rawValue ?? "\(error)"
      try beforeWrite()
      try FileSystem.remove(path)
      return (
        try BuildingFile(path, engine), EarlierBuild(basis: .nothing(.unusable(reason)))
      )
    }
  }
}
