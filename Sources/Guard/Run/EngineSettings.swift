/// How an engine is opened that strangers' SQL goes to.
enum EngineSettings {
  /// Settings to open it with: nothing is loaded, nothing is spilled to a disk.
  static func closed(memory: String, threads: Int) -> [String: String] {
    [
      "autoinstall_known_extensions": "false",
      "autoload_known_extensions": "false",
      "allow_community_extensions": "false",
      "allow_persistent_secrets": "false",
      "max_memory": memory,
      "threads": String(threads),
      "temp_directory": "",
      "max_temp_directory_size": "0B",
    ]
  }

  /// The last statements before the first of a stranger's.
  ///
  /// With access off alone, DuckDB 1.5.5 still lets `COPY … TO` overwrite the open database's own
  /// file and a SELECT switch on logging to files; without a file system it does neither.
  ///
  /// - Parameter readsFiles: whether folders were allowed whose files are to be read.
  static func lock(readsFiles: Bool) -> String {
    let files = readsFiles ? "" : "SET disabled_filesystems = 'LocalFileSystem';"
    return "SET enable_external_access = false; \(files) SET lock_configuration = true"
  }
}
