internal import ArgumentParser

/// Where a server listens, and who may ask.
struct AddressOptions: ParsableArguments {
  @Option(help: "The host name or address to listen on.")
  var host = "127.0.0.1"

  @Option(
    help: ArgumentHelp(
      "A file with the token that clients must know; needed for any --host beyond this machine.",
      valueName: "file"))
  var tokenFile: String?

  func check(_ port: Int) throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port is \(port); give a port from 0 to 65535.")
    }
  }
}
