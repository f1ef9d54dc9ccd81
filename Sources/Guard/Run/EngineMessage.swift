internal import Foundation

/// The engine's words, without paths, names of files and the insides of the engine.
enum EngineMessage {
  /// - Parameters:
  ///   - hidden: texts that must not appear, such as the snapshot's name.
  ///   - linesBefore: how many lines were put in front of the user's own.
  static func cleaned(_ message: String, hiding hidden: [String] = [], linesBefore: Int = 0)
    -> String
  {
    if message.hasPrefix("INTERNAL") || message.hasPrefix("FATAL") {
      return "The engine failed on this statement: write it in another way."
    }
    var lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // From here on it is the user's own text.
    let excerpt = lines.firstIndex { $0.hasPrefix("LINE ") } ?? lines.count
    for index in lines.indices where index < excerpt {
      lines[index] = withoutPaths(lines[index])
      for name in hidden where !name.isEmpty {
        lines[index] = lines[index].replacing("\(name).", with: "").replacing(
          name, with: "the lake")
      }
    }
    if excerpt < lines.count { lines[excerpt] = renumbered(lines[excerpt], by: linesBefore) }
    return lines.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func withoutPaths(_ line: String) -> String {
    line.replacing(/(^|[\s"'(=:,])(?:file:)?(?:[A-Za-z]:)?(?:[\/\\][^\/\\\s"']+)+[\/\\]?/) {
      "\($0.1)…"
    }
  }

  private static func renumbered(_ line: String, by count: Int) -> String {
    guard let match = line.prefixMatch(of: /LINE (\d+):/), let number = Int(match.1) else {
      return line
    }
    return "LINE \(max(1, number - count)):" + line[match.range.upperBound...]
  }
}
