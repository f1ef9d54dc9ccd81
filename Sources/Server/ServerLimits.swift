/// Bounds of what one client, or all together, may take.
struct ServerLimits: Sendable {
  /// How long one query may run.
  var time = Duration.seconds(10)
  /// How many may wait for one reader.
  var queue = 64
  /// Connections to the engine, each with a thread.
  var readers = 2
  /// Memory of all queries together, as the engine writes it.
  var memory = "1GB"
  /// Bytes of answers that are kept.
  var cache = 64 << 20
  /// From a connection or an answer to the end of the next request, and how long an answer may wait to
  /// be taken.
  var request = Duration.seconds(30)
  /// Between two signs of life on a stream of events.
  var beat = Duration.seconds(15)
}
