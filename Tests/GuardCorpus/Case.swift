import Foundation
import TestSupport

/// One statement of the corpus.
package struct Case: Sendable, CustomStringConvertible {
  /// The file that it is in, without its suffix: the family.
  package let family: String
  /// The line of its first word.
  package let line: Int
  /// The text.
  package let sql: String

  package var description: String { "\(family):\(line)" }

  /// The cases of a folder of files, each a family: statements between lines that are `;;` alone.
  ///
  /// A line that begins with `-- #` is a note, not part of the statement. In files whose names begin
  /// with `unicode`, `\\u{200B}` stands for the character.
  package static func all(_ folder: String) -> [Case] {
    let path = Package.path + "/Tests/GuardCorpus/" + folder
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.sorted().filter { $0.hasSuffix(".sql") }.flatMap { read("\(path)/\($0)") }
  }

  private static func read(_ file: String) -> [Case] {
    let family = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    var cases: [Case] = []
    var lines: [Substring] = []
    var start = 1
    let all = text.split(separator: "\n", omittingEmptySubsequences: false) + [";;" as Substring]
    for (index, line) in all.enumerated() {
      guard line == ";;" else {
        if line.hasPrefix("-- #") { start = index + 2 } else { lines.append(line) }
        continue
      }
      let sql = lines.joined(separator: "\n").trimmingCharacters(in: .newlines)
      let text = family.hasPrefix("unicode") ? decoded(sql) : sql
      if !sql.isEmpty { cases.append(Case(family: family, line: start, sql: text)) }
      lines = []
      start = index + 2
    }
    return cases
  }

  private static func decoded(_ text: String) -> String {
    text.replacing(/\\u\{([0-9A-F]+)\}/) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
    }
  }
}
