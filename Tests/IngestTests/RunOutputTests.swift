import Foundation
import Ingest
import Testing

/// What a run prints for people, terminals and machines.
struct RunOutputTests {
  private func notices(_ weekend: Weekend) async throws -> (
    [IngestRun.Notice], [IngestRun.Report]
  ) {
    var notices: [IngestRun.Notice] = []
    let reports = try await IngestRun(
      weekend.root, OriginAddresses(all: weekend.origin), jobs: 2
    ).run(.init(season: 2031)) { notices.append($0) }
    return (notices, reports)
  }

  private func object(_ line: String) throws -> [String: Any] {
    #expect(!line.contains("\n"))
    return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  @Test(arguments: [(100, 30), (40, 30), (20, 3), (5, 2), (1, 1)])
  func `the block fits the terminal and counts what does not fit`(width: Int, height: Int)
    async throws
  {
    let (notices, _) = try await notices(try Weekend())
    let now = ContinuousClock().now
    var progress = IngestProgress()
    #expect(progress.lines(width: width, height: height, at: now) == [])
    for notice in notices {
      progress.add(notice, at: now)
      let lines = progress.lines(width: width, height: height, at: now + .seconds(3))
      #expect(lines.allSatisfy { $0.count < width })
      #expect(lines.count < max(height, 3))
    }
  }

  @Test func `the block shows sessions, bytes, the time left and what is in work`() async throws {
    let (notices, _) = try await notices(try Weekend())
    let now = ContinuousClock().now
    var progress = IngestProgress()
    for notice in notices.prefix(while: { if case .finished = $0 { false } else { true } }) {
      progress.add(notice, at: now)
    }
    let begun = progress.lines(width: 100, height: 30, at: now + .seconds(65))
    #expect(begun[0].hasSuffix("─ 0/5 sessions, 0.0 MB"))
    #expect(begun[1].hasSuffix("FP1  1:05") && begun[2].hasSuffix("FP2  1:05"))
    for notice in notices { progress.add(notice, at: now) }
    let ended = progress.lines(width: 100, height: 30, at: now)
    #expect(ended.count == 1 && ended[0].contains("━ 5/5 sessions, "))
  }

  @Test func `the block is redrawn in place and leaves lines and cursor in order`() {
    var screen = Screen(width: 20)
    var block = LiveBlock()
    screen.write(block.frame(["0/2", "a", "b"], width: 20))
    #expect(screen.rows == ["0/2", "a", "b"] && screen.isCursorHidden)
    screen.write(block.frame(["1/2", "b"], above: "a: done", width: 20))
    #expect(screen.rows == ["a: done", "1/2", "b"])
    screen.write(block.frame(["1/2, longer", "b"], width: 20))
    #expect(screen.rows == ["a: done", "1/2, longer", "b"])
    screen.write(block.close(above: "b: done\n  finding", width: 20))
    #expect(screen.rows == ["a: done", "b: done", "  finding"] && !screen.isCursorHidden)
    #expect(block.close(width: 20) == "")
  }

  @Test func `machines get one object per line: plan, sessions, summary`() async throws {
    let weekend = try Weekend()
    try FileManager.default.removeItem(atPath: try weekend.session("Practice_2"))
    let (notices, reports) = try await notices(weekend)
    guard case .planned(let plan, let jobs, _) = notices[0] else {
      Issue.record("no plan")
      return
    }
    let first = try object(try IngestJSON.line(plan, jobs: jobs))
    #expect(first["event"] as? String == "plan" && first["jobs"] as? Int == 2)
    #expect((first["sessions"] as? [[String: Any]])?.count == 5)
    let race = try object(try IngestJSON.line(reports[4], withFindings: true))
    #expect(race["outcome"] as? String == "written" && race["session"] as? String == "R")
    #expect(race["tables"] as? Int == BronzeTable.names.count && race["reason"] == nil)
    #expect((race["source_bytes"] as? Int ?? 0) > 10_000)
    let counts = race["findings"] as? [String: Int] ?? [:]
    #expect((race["finding_list"] as? [Any])?.count == counts.values.reduce(0, +))
    let practice = try object(try IngestJSON.line(reports[1]))
    #expect(practice["outcome"] as? String == "unavailable" && practice["rows"] == nil)
    let summary = IngestSummary(reports, duration: .milliseconds(1500))
    let last = try object(try IngestJSON.line(summary, exitCode: reports.exitCode))
    #expect(last["event"] as? String == "summary" && last["exit_code"] as? Int == 4)
    #expect(last["written"] as? Int == 4 && last["seconds"] as? Double == 1.5)
    #expect((last["missing"] as? [[String: Any]])?.first?["session"] as? String == "FP2")
  }

  @Test func `the summary says what is missing and why`() async throws {
    let weekend = try Weekend()
    try FileManager.default.removeItem(atPath: try weekend.session("Practice_2"))
    try Data().write(
      to: URL(fileURLWithPath: try weekend.session("Race") + "/TimingData.jsonStream"))
    let (_, reports) = try await notices(weekend)
    let lines = IngestSummary(reports, duration: .seconds(2)).text.split(separator: "\n")
    #expect(lines[0].hasPrefix("3 of 5 sessions stored, 3 written, 0 unchanged, "))
    #expect(lines[0].contains("2.00 s"))
    #expect(lines[1].hasPrefix("not stored, it has not been run yet:"))
    #expect(lines[2].hasPrefix("  2031 R01 ") && lines[2].hasSuffix(" FP2"))
    #expect(lines[3].hasPrefix("not stored, failed, ") && lines[3].contains("TimingData"))
    #expect(lines[4].hasSuffix(" R"))
  }
}

/// A terminal that knows the few control sequences that a block uses.
private struct Screen {
  let width: Int
  private(set) var isCursorHidden = false
  private var lines: [String] = [""]
  private var row = 0
  private var column = 0

  init(width: Int) { self.width = width }

  /// Without the empty row of the cursor.
  var rows: [String] { lines.last == "" ? lines.dropLast() : lines }

  mutating func write(_ text: String) {
    var rest = text[...]
    while let character = rest.popFirst() {
      switch character {
      case "\u{1B}": control(&rest)
      case "\r": column = 0
      case "\n":
        row += 1
        column = 0
        if row == lines.count { lines.append("") }
      default:
        let line = lines[row].padding(
          toLength: max(lines[row].count, column), withPad: " ", startingAt: 0)
        lines[row] = line.prefix(column) + String(character) + line.dropFirst(column + 1)
        column += 1
      }
    }
  }

  private mutating func control(_ rest: inout Substring) {
    let sequence = rest.prefix { !$0.isLetter }
    rest = rest.dropFirst(sequence.count)
    switch rest.popFirst() {
    case "A": row -= Int(sequence.dropFirst()) ?? 1
    case "K": lines[row] = String(lines[row].prefix(column))
    case "J": lines = Array(lines[...row])
    case "l": isCursorHidden = true
    case "h": isCursorHidden = false
    default: Issue.record("unknown control sequence")
    }
  }
}
