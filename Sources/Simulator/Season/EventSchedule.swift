/// The event schedule of a year: one object for each column, keyed by row.
func schedule(_ weekends: [Weekend]) -> [UInt8] {
  func column(_ name: String, _ value: (Weekend) -> JSON) -> (key: String, value: JSON) {
    (name, .numbered(weekends.enumerated().map { ($0, value($1)) }))
  }
  var columns = [
    column("round_number") { .number($0.round) },
    column("country") { _ in "Simulation" },
    column("location") { .text($0.place.name) },
    column("official_event_name") { .text($0.officialName) },
    column("event_date") { .text($0.localEnd(.race).seconds) },
    column("event_name") { .text($0.name) },
    column("gmt_offset") { _ in "+02:00" },
    column("event_format") { $0.hasSprint ? "sprint_qualifying" : "conventional" },
  ]
  for index in 0..<5 {
    columns.append(column("session\(index + 1)") { .text($0.sessions[index].rawValue) })
    columns.append(
      column("session\(index + 1)_date") { .text($0.localStart($0.sessions[index]).seconds) })
  }
  columns.append(column("f1_api_support") { _ in true })
  var bytes: [UInt8] = []
  JSON.object(columns).write(to: &bytes)
  return bytes
}
