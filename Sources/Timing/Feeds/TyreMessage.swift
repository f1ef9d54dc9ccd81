/// One message of TimingAppData about a driver's tyres. Only what changed is sent.
struct TyreMessage: Equatable {
  /// Session time, milliseconds.
  var time: Int
  /// Stint as the source counts it, from 0.
  var stint: Int
  /// `SOFT`, `MEDIUM`, `HARD`, `INTERMEDIATE`, `WET`, `UNKNOWN`, `TEST_UNKNOWN`.
  var compound: String?
  /// Laps on the set when it was fitted.
  var startLaps: Int?
  /// Whether the set was new when it was fitted.
  var isNew: Bool?
  /// What the source had said of ``isNew`` for this stint before: an unchanged value is not sent again.
  var wasNew: Bool?

  /// All messages by driver, in order.
  static func decode(_ stream: FeedStream) -> [String: [TyreMessage]] {
    var messages: [String: [TyreMessage]] = [:]
    var lastNew: [String: [Int: Bool]] = [:]
    for record in stream.records {
      for (driver, line) in record.body["Lines"]?.members ?? [] {
        for (index, stint) in line["Stints"]?.keyed ?? [] {
          guard let number = Int(index), (0..<1000).contains(number) else { continue }
          let isNew = stint["New"]?.string.map { $0 == "true" }
          let wasNew = lastNew[driver]?[number]
          lastNew[driver, default: [:]][number] = isNew ?? wasNew
          messages[driver, default: []].append(
            TyreMessage(
              time: record.time, stint: number, compound: stint["Compound"]?.string,
              startLaps: stint["StartLaps"]?.int, isNew: isNew, wasNew: wasNew))
        }
      }
    }
    return messages
  }
}
