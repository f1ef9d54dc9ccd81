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
  func settings() throws -> Settings {
    try Settings.load(flags: dataRoot.map { [.externalDataRoot: $0] } ?? [:])
  }

  /// The root, which must have been initialised and be mounted.
  func open() throws -> DataRoot { try DataRoot.open(at: DataRootLocation(settings())) }
}
