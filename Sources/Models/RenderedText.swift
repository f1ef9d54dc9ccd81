/// Text made from a template, which knows for each of its lines where that stands in the file.
public struct RenderedText: Sendable, Equatable {
  /// The text.
  public private(set) var text = ""
  /// For each line of the text, the line of the file that its first visible character comes from.
  private var lines: [Int] = []
  private var isLineVisible = false

  /// Appends text that stands in the file from `line` on.
  mutating func append(_ more: String, from line: Int) { add(more, from: line, step: 1) }

  /// Appends text that stands for a call on `line`, however many lines it has itself.
  mutating func insert(_ more: String, at line: Int) { add(more, from: line, step: 0) }

  /// The line of the file for a line of the text, both counted from 1.
  public func fileLine(of line: Int) -> Int? {
    lines.indices.contains(line - 1) ? lines[line - 1] : nil
  }

  /// How many lines the text has.
  public var lineCount: Int { lines.count }

  /// The last line that is not blank, and its number from 1.
  var lastVisible: (line: Int, text: String) {
    let all = text.split(separator: "\n", omittingEmptySubsequences: false)
    let index = all.lastIndex { $0.contains { !$0.isWhitespace } } ?? 0
    return (index + 1, all.isEmpty ? "" : String(all[index]))
  }

  /// The text with each `part` replaced, both of them without line breaks.
  func replacing(_ part: String, with other: String) -> RenderedText {
    var changed = self
    changed.text = text.replacing(part, with: other)
    return changed
  }

  private mutating func add(_ more: String, from start: Int, step: Int) {
    var line = start
    var isFirst = true
    for part in more.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if !isFirst {
        line += step
        lines.append(line)
        isLineVisible = false
      }
      if lines.isEmpty { lines.append(line) }
      let isVisible = !isLineVisible && Substring(part).isVisible
      if !isLineVisible, isVisible || isFirst { lines[lines.count - 1] = line }
      isLineVisible = isLineVisible || isVisible
      isFirst = false
    }
    text += more
  }
}

extension Substring {
  /// Whether it has more than white space.
  fileprivate var isVisible: Bool {
    // Nearly always the first character that is no space tells, and it is ASCII.
    let first = utf8.first { $0 != UInt8(ascii: " ") }
    guard let first else { return false }
    return first > 0x20 && first < 0x7F || contains { !$0.isWhitespace }
  }
}
