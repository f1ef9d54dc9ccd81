internal import Timing

extension BronzeTable {
  /// `session_info`: one row per record of SessionInfo, as sent.
  static func sessionInfo(_ infos: [SessionInfo]) -> BronzeTable {
    let c = Columns(rows: infos)
    return BronzeTable(
      "session_info",
      [
        c.int("time_ms") { $0.time },
        c.int("meeting_key") { $0.meetingKey },
        c.int("meeting_number") { $0.meetingNumber },
        c.text("meeting_name") { $0.meetingName },
        c.text("official_event_name") { $0.officialName },
        c.text("location") { $0.location },
        c.int("country_key") { $0.countryKey },
        c.text("country_code") { $0.countryCode },
        c.text("country") { $0.country },
        c.int("circuit_key") { $0.circuitKey },
        c.text("circuit_name") { $0.circuitName },
        c.int("session_key") { $0.sessionKey },
        c.text("session_type") { $0.sessionType },
        c.int("session_number") { $0.sessionNumber },
        c.text("session_name") { $0.sessionName },
        c.timestamp("session_start") { Self.utc($0.localStart, $0) },
        c.timestamp("session_end") { Self.utc($0.localEnd, $0) },
        c.int("gmt_offset_ms") { $0.gmtOffset },
        c.text("session_status") { $0.sessionStatus },
        c.text("archive_status") { $0.archiveStatus },
        c.bool("is_simulated") { $0.isSimulated },
        c.text("source_path") { $0.path },
      ])
  }

  private static func utc(_ local: Int64?, _ info: SessionInfo) -> Int64? {
    guard let local, let offset = info.gmtOffset else { return nil }
    return local - Int64(offset) * 1000
  }
}
