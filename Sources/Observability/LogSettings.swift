public import Lake
public import Logging

/// How a command logs: what its flags, the environment or `.env` say.
public struct LogSettings: Sendable {
  /// The form of a line.
  public let format: LogFormat
  /// The least level that is written.
  public let level: Logger.Level

  /// True where nobody asked for a log: then it only has what standard output does not say.
  public let isQuiet: Bool

  /// - Parameter level: where it is nil, `notice` in text, where people read it, and `info` in JSON.
  public init(format: LogFormat = .text, level: Logger.Level? = nil) {
    self.format = format
    self.level = level ?? (format == .json ? .info : .notice)
    isQuiet = format == .text && level == nil
  }

  /// Reads `F1_LOG_FORMAT` and `F1_LOG_LEVEL`.
  ///
  /// - Throws: ``LakeError`` of kind `configuration` for a value that is none.
  public init(_ settings: Settings) throws(LakeError) {
    self.init(
      format: try Self.value(.logFormat, in: settings) ?? .text,
      level: try Self.value(.logLevel, in: settings))
  }

  private static func value<Value: RawRepresentable<String> & CaseIterable>(
    _ name: SettingName, in settings: Settings
  ) throws(LakeError) -> Value? {
    guard let (text, origin) = settings.lookUp(name) else { return nil }
    guard let value = Value(rawValue: text) else {
      let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw LakeError(
        .configuration, "\(name.rawValue) (from \(origin)) is \(text); use one of \(names)")
    }
    return value
  }
}
