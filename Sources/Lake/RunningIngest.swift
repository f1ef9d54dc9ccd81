public import Foundation

/// What an ingest that runs says of itself to other processes on the data root.
///
/// It is a hidden file in bronze, which the ingest replaces at most once a second and removes at its
/// end. An ingest that was killed leaves it: what was not touched for ``patience`` counts as ended.
public struct RunningIngest: Codable, Equatable, Sendable {
  /// What is being fetched.
  public enum Stage: String, Codable, Sendable {
    /// Sessions of live timing.
    case sessions
    /// Results of past rounds, which follow the sessions.
    case history
  }

  /// The id of the run.
  public var run: String
  /// What is being fetched.
  public var stage: Stage
  /// The year of what was begun last.
  public var season: Int
  /// Its round; nil where it is the season as a whole.
  public var round: Int?
  /// Sessions of all rounds that are done, whatever became of them.
  public var done: Int
  /// Sessions of all rounds.
  public var total: Int

  /// A run that stands there.
  public init(run: String, stage: Stage, season: Int, round: Int?, done: Int, total: Int) {
    (self.run, self.stage, self.season, self.round) = (run, stage, season, round)
    (self.done, self.total) = (done, total)
  }

  /// Seconds after which an ingest that says nothing counts as ended; it speaks every five.
  public static let patience: TimeInterval = 15
  private static let name = ".ingest-progress.json"

  /// What the ingest on a root says, or nil where none runs.
  ///
  /// - Parameters:
  ///   - bronze: the root's folder of bronze.
  ///   - now: tells how old the file is.
  public static func read(bronze: String, at now: Date = Date()) -> RunningIngest? {
    let path = "\(bronze)/\(name)"
    // What cannot be read tells nothing, and nothing depends on it.
    guard let modified = (try? FileSystem.entry(path))?.modified,
      now.timeIntervalSince(modified) < patience, let bytes = try? FileSystem.contents(path)
    else { return nil }
    return try? LakeJSON.decode(RunningIngest.self, from: bytes)
  }

  /// Says it to others; a file that a power failure takes is no loss.
  public func write(to root: DataRoot) throws {
    try AtomicFile.write(
      LakeJSON.encode(self), to: "\(root.bronze)/\(Self.name)", flushing: false,
      checking: root.checkWritable)
  }

  /// Says that the ingest has ended.
  public static func remove(from root: DataRoot) throws {
    try root.checkWritable()
    let path = "\(root.bronze)/\(name)"
    if try FileSystem.exists(path) { try FileSystem.remove(path) }
  }
}
