internal import Timing

extension IngestSummary {
  /// The totals in one line, and below it every session that is missing, by reason.
  public var text: String {
    var lines = [totals]
    if historyWritten + historyUnchanged + historyFailed.count > 0 {
      lines.append(
        "history: rounds written \(historyWritten), unchanged \(historyUnchanged), "
          + "failed \(historyFailed.count)")
    }
    for (name, reason) in historyFailed { lines.append("no history of \(name), \(reason)") }
    for missing in missing {
      lines.append("not stored, \(missing.reason):")
      lines += Self.byEvent(missing.sessions).map { "  \($0)" }
    }
    return lines.joined(separator: "\n")
  }

  private var totals: String {
    guard planned > 0 else {
      return historyWritten + historyUnchanged + historyFailed.count > 0
        ? "no sessions" : "nothing new"
    }
    let found = [Finding.Severity.error, .warning, .info].compactMap { severity in
      findings[severity].map { "\($0) \(severity.rawValue)" }
    }
    return [
      "\(written + unchanged) of \(planned) sessions stored",
      "\(written) written", "\(unchanged) unchanged", "\(rows) rows",
      "\(bytes.megabytes) of Parquet from \(sourceBytes.megabytes)",
      "\(duration.hundredths) s",
      found.isEmpty ? "no findings" : "findings: " + found.joined(separator: " "),
    ].joined(separator: ", ")
  }

  /// One line per Grand Prix: `2023 R04 Azerbaijan Grand Prix FP1 Q`.
  private static func byEvent(_ sessions: [PlannedSession]) -> [String] {
    var lines: [(event: String, codes: [String])] = []
    for planned in sessions {
      if lines.last?.event != planned.eventName { lines.append((planned.eventName, [])) }
      lines[lines.count - 1].codes.append(planned.session.code.rawValue)
    }
    return lines.map { "\($0.event) \($0.codes.joined(separator: " "))" }
  }
}

extension Int64 {
  /// Millions of bytes with one decimal: `12.3 MB`.
  var megabytes: String {
    let tenths = (self + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
