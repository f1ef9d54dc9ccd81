/// Bounds of what one client, or all together, may take.
package struct ServerLimits: Sendable {
  /// How long one query may run.
  package var time = Duration.seconds(10)
  /// How long the SQL of a stranger may run, its wait for an engine included.
  package var sql = Duration.seconds(5)
  /// How many may wait for one reader.
  package var queue = 64
  /// Connections to the engine, each with a thread.
  package var readers = 2
  /// Questions that are answered at once.
  package var askers = 100
  /// From a question that is passed on to the head of its answer.
  package var relay = Duration.seconds(600)
  /// Memory of all queries together, as the engine writes it.
  package var memory = "1GB"
  /// Bytes of large answers that are sent at a time, before others are refused.
  package var outgoing = 256 << 20
  /// Bytes of answers that are kept.
  package var cache = 64 << 20
  /// From a connection or an answer to the end of the next request, and how long an answer may wait to
  /// be taken.
  package var request = Duration.seconds(30)
  /// Between two signs of life on a stream of events.
  package var beat = Duration.seconds(15)

  /// The usual bounds.
  package init() {}
}
