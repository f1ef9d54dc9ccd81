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
  static let lock = "SET enable_external_access = false; SET lock_configuration = true"
}
