import Foundation
import Lake
import Testing

struct RunningIngestTests {
  private let scratch: Scratch
  private let root: DataRoot
  private let running = RunningIngest(
    run: "a-run", stage: .history, season: 2023, round: nil, done: 3, total: 5)
  private var path: String { root.bronze + "/.ingest-progress.json" }

  init() throws {
    scratch = try Scratch()
    root = try DataRoot.create(at: DataRootLocation(root: scratch.path + "/root")).root
  }

  @Test func `others read what was written, until it is removed`() throws {
    #expect(RunningIngest.read(bronze: root.bronze) == nil)
    try running.write(to: root)
    #expect(RunningIngest.read(bronze: root.bronze) == running)
    try RunningIngest.remove(from: root)
    #expect(RunningIngest.read(bronze: root.bronze) == nil)
    try RunningIngest.remove(from: root)
  }

  @Test func `what a killed ingest has left counts as ended`() throws {
    try running.write(to: root)
    let later = Date(timeIntervalSinceNow: RunningIngest.patience + 2)
    #expect(RunningIngest.read(bronze: root.bronze, at: later) == nil)
  }

  @Test(arguments: ["", "{", "[]", #"{"stage": "nonsense"}"#])
  func `a file of somebody else tells nothing`(text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    #expect(RunningIngest.read(bronze: root.bronze) == nil)
  }

  @Test func `nothing is written where the disk is gone`() throws {
    try FileManager.default.removeItem(atPath: root.path + "/.f1lake-root.json")
    #expect(lakeError { try running.write(to: root) }?.kind == .rootGone)
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
