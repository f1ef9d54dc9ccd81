internal import Timing

extension BronzeTable {
  /// `sessions`: one row that describes the session; from the archive, and where it says nothing from the
  /// schedule.
  static func sessions(
    _ event: Event, _ session: Event.Session, _ tables: SessionTables
  ) -> BronzeTable {
    let info = tables.info
    let c = Columns(rows: [info])
    return BronzeTable(
      "sessions",
      [
        c.int("meeting_key") { $0?.meetingKey },
        c.int("session_key") { $0?.sessionKey },
        c.text("event_name") { _ in event.name },
        c.text("official_event_name") { $0?.officialName ?? event.officialName },
        c.text("location") { $0?.location ?? event.location },
        c.text("country") { $0?.country ?? event.country },
        c.int("circuit_key") { $0?.circuitKey },
        c.text("circuit_name") { $0?.circuitName },
        c.text("event_format") { _ in event.format },
        c.text("session_name") { _ in session.name },
        c.timestamp("session_start") { info in
          guard let local = info?.localStart, let offset = info?.gmtOffset else {
            return session.start
          }
          return local - Int64(offset) * 1000
        },
        c.timestamp("session_started_at") { _ in tables.started },
        c.int("gmt_offset_ms") {
          $0?.gmtOffset ?? Int((session.localStart - session.start) / 1000)
        },
        c.int("total_laps") { _ in tables.totalLaps },
        c.timestamp("t0_date") { _ in tables.streamStart },
        c.bool("is_simulated") { $0?.isSimulated ?? false },
        c.text("source_path") { _ in event.archivePath(session) },
      ])
  }
}
