/// The service as a unit of the user's systemd.
extension WatchService {
  /// The text of `f1lake-watch.service`.
  ///
  /// What needs namespaces of its own (ProtectSystem and the like) is left out: user managers of some distributions may
  /// not make them, and the service would not start.
  public var systemdUnit: String {
    let command = ([":" + executable] + arguments).map(Self.quoted).joined(separator: " ")
    let variables = environment.map {
      "Environment=" + Self.quoted("\($0.name)=\($0.value)") + "\n"
    }
    return """
      # \(Self.marker); f1lake service remove deletes it.
      [Unit]
      Description=F1 Lakehouse: ingest, build, verify and publish after each session
      StartLimitIntervalSec=0

      [Service]
      Type=exec
      ExecStart=\(command)
      \(variables.joined())Restart=on-failure
      RestartSec=60
      # Wrong usage stays wrong.
      RestartPreventExitStatus=2
      # A session that is being written is cancelled, a build too.
      TimeoutStopSec=60
      Nice=10
      IOSchedulingClass=idle
      UMask=0022
      NoNewPrivileges=yes
      RestrictSUIDSGID=yes
      RestrictRealtime=yes
      RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
      LockPersonality=yes
      SystemCallArchitectures=native

      [Install]
      WantedBy=default.target

      """
  }

  /// One word of a unit file. The colon before the program keeps `$` as it is; `%` would be a specifier.
  static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("%", with: "%%")
    return "\"\(escaped)\""
  }
}
