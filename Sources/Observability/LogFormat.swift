/// How the lines of a log are written.
public enum LogFormat: String, CaseIterable, Sendable {
  /// For people: time, level, label, message, and what belongs to it as `name=value`.
  case text
  /// For programs: an object a line.
  case json
}
