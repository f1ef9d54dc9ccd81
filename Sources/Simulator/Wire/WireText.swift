/// How the live timing writes durations; all take milliseconds.

/// "01:02:03.456": the offset of a record.
func offsetText(_ time: Int) -> String { "\(clockText(time)).\(padded(time % 1000, 3))" }

/// "01:02:03".
func clockText(_ time: Int) -> String {
  "\(padded(time / 3_600_000, 2)):\(padded(time / 60_000 % 60, 2)):\(padded(time / 1000 % 60, 2))"
}

/// "1:31.234".
func lapText(_ time: Int) -> String {
  "\(time / 60_000):\(padded(time / 1000 % 60, 2)).\(padded(time % 1000, 3))"
}

/// "31.234", also beyond a minute.
func secondsText(_ time: Int) -> String { "\(time / 1000).\(padded(time % 1000, 3))" }

/// "+1.234".
func gapText(_ time: Int) -> String { "+\(secondsText(time))" }

/// "1:23:45.678": a race time.
func raceTimeText(_ time: Int) -> String {
  "\(time / 3_600_000):\(padded(time / 60_000 % 60, 2)):\(padded(time / 1000 % 60, 2)).\(padded(time % 1000, 3))"
}

/// One decimal, as the weather station reports.
func tenthsText(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}
