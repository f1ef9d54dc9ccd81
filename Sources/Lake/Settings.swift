public import Foundation

/// The settings in force: a flag beats the environment, which beats `.env`.
///
/// An empty value in the environment or in `.env` counts as not set, because container tools pass
/// every name they know. An empty flag is kept, so that its user can reject it.
public struct Settings: Sendable {
  /// Where a value came from.
  public enum Origin: Equatable, Sendable, CustomStringConvertible {
    /// The command line.
    case flag
    /// The process environment.
    case environment
    /// A line of a `.env` file.
    case dotEnv(path: String, line: Int)

    /// As used in messages, for example `.env line 3`.
    public var description: String {
      switch self {
      case .flag: "the command line"
      case .environment: "the environment"
      case .dotEnv(let path, let line): "\(path) line \(line)"
      }
    }
  }

  private let flags: [SettingName: String]
  private let environment: [String: String]
  private let dotEnv: DotEnv?

  /// Settings from sources that are at hand.
  public init(
    flags: [SettingName: String] = [:], environment: [String: String] = [:], dotEnv: DotEnv? = nil
  ) {
    self.flags = flags
    self.environment = environment
    self.dotEnv = dotEnv
  }

  /// Settings of this process: the given flags, its environment and the `.env` of `folder`.
  ///
  /// - Throws: ``LakeError`` where `.env` cannot be read or is malformed.
  public static func load(
    flags: [SettingName: String] = [:],
    folder: String = FileManager.default.currentDirectoryPath
  ) throws(LakeError) -> Settings {
    Settings(
      flags: flags, environment: ProcessInfo.processInfo.environment,
      dotEnv: try DotEnv.read(inFolder: folder))
  }

  /// The value in force and where it came from.
  public func lookUp(_ name: SettingName) -> (value: String, origin: Origin)? {
    if let value = flags[name] { return (value, .flag) }
    if let value = environment[name.rawValue], !value.isEmpty { return (value, .environment) }
    guard let dotEnv, let entry = dotEnv.entries[name.rawValue], !entry.value.isEmpty else {
      return nil
    }
    return (entry.value, .dotEnv(path: dotEnv.path, line: entry.line))
  }

  /// The value in force, or nil where none is set.
  public subscript(name: SettingName) -> String? { lookUp(name)?.value }

  /// The years of F1_SEASONS, separated by commas.
  ///
  /// - Throws: ``LakeError`` of kind `configuration` where none is set or one is no year.
  public func seasons() throws(LakeError) -> [Int] {
    guard let (value, origin) = lookUp(.seasons) else {
      throw LakeError(.configuration, "no season is set: give --season or set F1_SEASONS")
    }
    var years: [Int] = []
    for text in value.split(whereSeparator: { $0 == "," || $0 == " " }) {
      guard let year = Int(text), (1950...2100).contains(year) else {
        throw LakeError(.configuration, "F1_SEASONS (\(origin)) takes years separated by commas")
      }
      years.append(year)
    }
    return years
  }

  /// A whole number of at least `minimum`, or nil where it is not set.
  ///
  /// - Throws: ``LakeError`` of kind `configuration` naming the setting and its origin.
  public func integer(_ name: SettingName, minimum: Int = 1) throws(LakeError) -> Int? {
    guard let (text, origin) = lookUp(name) else { return nil }
    guard let number = Int(text), number >= minimum else {
      throw LakeError(
        .configuration,
        "\(name.rawValue) (from \(origin)) must be a whole number of at least \(minimum)")
    }
    return number
  }
}
