/// Lines at the foot of a terminal that are redrawn in place, as the bytes to send.
///
/// Each frame is one text to be written at once: old lines are overwritten and only their rests
/// erased, so that nothing flickers. ECMA-48 control sequences.
public struct LiveBlock: Sendable {
  private var drawn: [String] = []
  private var isCursorHidden = false

  /// Nothing drawn yet.
  public init() {}

  /// Replaces the block by `lines`, below `above`, which stays on the screen for good.
  ///
  /// - Parameter width: columns of the terminal now; a narrower one has wrapped what was drawn
  ///   before.
  public mutating func frame(_ lines: [String], above: String = "", width: Int) -> String {
    var text = ""
    if !isCursorHidden, !lines.isEmpty {
      text += "\u{1B}[?25l"
      isCursorHidden = true
    }
    let rows = drawn.reduce(0) { $0 + max(1, ($1.count + width - 1) / max(1, width)) }
    if rows > 0 { text += "\r\u{1B}[\(rows)A" }
    let kept = above.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    for line in kept + lines { text += line + "\u{1B}[K\n" }
    // What a longer block before this one has left below.
    if rows > 0 { text += "\u{1B}[J" }
    drawn = lines
    return text
  }

  /// Takes the block away and gives the cursor back.
  public mutating func close(above: String = "", width: Int) -> String {
    let text = frame([], above: above, width: width)
    defer { isCursorHidden = false }
    return isCursorHidden ? text + "\u{1B}[?25h" : text
  }
}
