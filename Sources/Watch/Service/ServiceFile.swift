internal import Foundation
internal import Lake

/// The file by which the user's service manager knows the watch.
public struct ServiceFile: Sendable {
  /// Who starts services.
  public enum Manager: String, Sendable, CaseIterable {
    case systemd, launchd

    /// That of this operating system.
    public static var ofThisSystem: Manager {
      #if os(macOS)
        .launchd
      #else
        .systemd
      #endif
    }
  }

  /// The manager.
  public let manager: Manager
  /// Where the file is or will be.
  public let path: String
  private let home: String

  /// The place in the home folder that `environment` names.
  ///
  /// - Throws: ``WatchServiceError`` where it names none.
  public init(_ manager: Manager = .ofThisSystem, environment: [String: String]) throws {
    guard let home = environment["HOME"], home.hasPrefix("/") else {
      throw WatchServiceError("HOME is not set, so there is no place for a user's service")
    }
    // A relative path counts as not set, says the specification of these folders.
    let config = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    self.manager = manager
    self.home = home
    path =
      switch manager {
      case .systemd: "\(config ?? home + "/.config")/systemd/user/f1lake-watch.service"
      case .launchd: "\(home)/Library/LaunchAgents/\(WatchService.label).plist"
      }
  }

  /// What is to stand in the file.
  public func text(of service: WatchService) -> String {
    switch manager {
    case .systemd: service.systemdUnit
    case .launchd: service.launchdAgent(log: home + "/Library/Logs/f1lake-watch.log")
    }
  }

  /// What stands there; nil where there is no file.
  public func contents() throws -> String? {
    try FileSystem.contents(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Writes the file, which only the user can read: an argument may be a secret address.
  ///
  /// - Throws: ``WatchServiceError`` where somebody else's file has the name.
  public func install(_ service: WatchService) throws {
    try refuseForeign("is left as it is")
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try AtomicFile.write(Data(text(of: service).utf8), to: path) {}
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  /// Deletes the file that ``install(_:)`` wrote; false where there is none.
  ///
  /// - Throws: ``WatchServiceError`` where it is somebody else's.
  public func remove() throws -> Bool {
    guard try contents() != nil else { return false }
    try refuseForeign("is not removed")
    try FileSystem.remove(path)
    return true
  }

  /// What to run after `install`, and before `remove`, a command each.
  public var starting: [String] {
    switch manager {
    case .systemd:
      ["systemctl --user daemon-reload", "systemctl --user enable --now f1lake-watch.service"]
    case .launchd: ["launchctl bootstrap gui/$(id -u) '\(path.replacing("'", with: "'\\''"))'"]
    }
  }

  /// What ends the service.
  public var stopping: [String] {
    switch manager {
    case .systemd:
      ["systemctl --user disable --now f1lake-watch.service", "systemctl --user daemon-reload"]
    case .launchd: ["launchctl bootout gui/$(id -u)/\(WatchService.label)"]
    }
  }

  private func refuseForeign(_ consequence: String) throws {
    if let contents = try contents(), !contents.contains(WatchService.marker) {
      throw WatchServiceError(
        "\(path): f1lake service install did not write this file, so it \(consequence)")
    }
  }
}
