/// The service as an agent of launchd, the macOS way.
extension WatchService {
  /// The label of the agent.
  public static let label = "f1lake.watch"

  /// The text of `f1lake.watch.plist`.
  ///
  /// - Parameter log: the file for what the watch prints.
  public func launchdAgent(log: String) -> String {
    let command = ([executable] + arguments).map { "    <string>\(Self.escaped($0))</string>\n" }
    let variables = environment.map {
      "    <key>\(Self.escaped($0.name))</key>\n    <string>\(Self.escaped($0.value))</string>\n"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- \(Self.marker); f1lake service remove deletes it. -->
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      <plist version="1.0">
      <dict>
        <key>Label</key>
        <string>\(Self.label)</string>
        <key>ProgramArguments</key>
        <array>
      \(command.joined())  </array>
        <key>EnvironmentVariables</key>
        <dict>
      \(variables.joined())  </dict>
        <key>RunAtLoad</key>
        <true/>
        <key>KeepAlive</key>
        <dict>
          <key>SuccessfulExit</key>
          <false/>
        </dict>
        <key>ThrottleInterval</key>
        <integer>60</integer>
        <key>ProcessType</key>
        <string>Background</string>
        <key>StandardOutPath</key>
        <string>\(Self.escaped(log))</string>
        <key>StandardErrorPath</key>
        <string>\(Self.escaped(log))</string>
      </dict>
      </plist>

      """
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
