internal import ArgumentParser
internal import Lake

/// Where the data root is: the flag, else the environment, else `.env`.
struct DataRootOptions: ParsableArguments {
  @Option(
    name: .customLong("data-root"),
    help: ArgumentHelp(
      "The data root, a folder on the external disk.",
      discussion: "Default: EXTERNAL_DATA_ROOT from the environment or from .env here.",
      valueName: "dir"))
  var dataRoot: String?

  /// The settings of this run, for whatever else a command looks up.
  ///
  /// - Parameter flags: other flags that set one.
  func settings(adding flags: [SettingName: String] = [:]) throws -> Settings {
    var flags = flags
    flags[.externalDataRoot] = dataRoot
    return try Settings.load(flags: flags)
  }

  /// The root, which must have been initialised and be mounted.
  ///
  /// - Parameter run: the id of the run that opens it.
  func open(run: String = DataRoot.newRun()) throws -> DataRoot {
    try DataRoot.open(at: DataRootLocation(settings()), run: run)
  }
}
