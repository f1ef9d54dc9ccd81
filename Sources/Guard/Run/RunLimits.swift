/// Bounds on a query while it runs.
public struct RunLimits: Sendable {
  /// From the call to the answer, the wait for an engine included.
  public var deadline = Duration.seconds(5)
  /// How long after the deadline an engine that does not stop is given up.
  public var grace = Duration.milliseconds(60)
  /// Bytes of an answer's values; an answer is cut after the row that goes beyond.
  public var maxBytes = 8 << 20
  /// Columns of an answer.
  public var maxColumns = 500
  /// What one engine may hold, in megabytes; nothing is spilled to a disk.
  public var memoryMegabytes = 512
  /// Threads of one engine.
  public var threads = 2
  /// Engines, and so queries that run at once.
  public var engines = 2
  /// Queries that may wait for an engine.
  public var maxWaiting = 64
  /// Engines that are replaced although they still run; a further one waits until one of them stops.
  public var maxStuck = 2

  /// The defaults.
  public init() {}
}
