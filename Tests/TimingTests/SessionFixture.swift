import Timing

/// A small hand-written session: the records of each topic, with what most tests need already there.
struct SessionFixture {
  var kind = SessionKind.race
  /// Records of TimingData for driver 44, as `time`, `patch`.
  var timing: [(String, String)] = []
  var tyres: [(String, String)] = [
    ("00:00:30.000", #""Stints":[{"Compound":"SOFT","New":"true","StartLaps":0}]"#)
  ]
  var status: [(String, String)] = [("00:00:10.000", "Inactive"), ("00:01:00.000", "Started")]
  var track: [(String, String)] = [("00:00:00.000", "1")]
  var control: [(String, String)]? = []
  var totalLaps: Int? = 99
  var official: [OfficialResult] = []
  var firstLapTimes: [String: Int] = [:]

  func decode() async throws -> SessionTables {
    var sources = SessionSources()
    sources.feeds[.driverList] = records([
      (
        "00:00:00.000",
        #""44":{"RacingNumber":"44","Tla":"HAM","TeamName":"Mercedes","FirstName":"Lewis","LastName":"Hamilton"}"#
      )
    ])
    if !timing.isEmpty {
      sources.feeds[.timingData] = records(timing.map { ($0.0, #""Lines":{"44":{\#($0.1)}}"#) })
    }
    sources.feeds[.timingAppData] = records(tyres.map { ($0.0, #""Lines":{"44":{\#($0.1)}}"#) })
    sources.feeds[.sessionStatus] = records(status.map { ($0.0, #""Status":"\#($0.1)""#) })
    sources.feeds[.trackStatus] = records(
      track.map { ($0.0, #""Status":"\#($0.1)","Message":"x""#) })
    sources.feeds[.raceControlMessages] = control.map { control in
      records(
        [("00:00:00.000", #""Messages":[{"Utc":"2023-03-05T15:00:00","Message":"GREEN LIGHT"}]"#)]
          + control.map {
            ($0.0, #""Messages":{"1":{"Utc":"2023-03-05T15:00:00","Message":"\#($0.1)"}}"#)
          })
    }
    if let totalLaps {
      sources.feeds[.lapCount] = records([("00:00:00.000", #""TotalLaps":\#(totalLaps)"#)])
    }
    sources.officialResults = official
    sources.firstLapTimes = firstLapTimes
    return try await SessionDecoder.decode(kind, sources)
  }

  private func records(_ records: [(String, String)]) -> [UInt8] {
    [0xEF, 0xBB, 0xBF] + records.map { "\($0.0){\($0.1)}\r\n" }.joined().utf8
  }

  /// Leaving the pits, then laps of 30 + 30 + 30 s that end at minute 2:30, 4:00, 5:30, …
  static func laps(_ count: Int) -> [(String, String)] {
    var records = [("00:00:40.000", #""InPit":false"#)]
    for lap in 1...count {
      let end = 60 + lap * 90
      // The second and later laps differ by some milliseconds: equal values would not be sent again.
      let extra = lap - 1
      records += [
        (clock(end * 1000 - 60_000), #""Sectors":{"0":{"Value":"30.00\#(extra)"}}"#),
        (
          clock(end * 1000 - 30_000),
          #""Sectors":{"1":{"Value":"30.00\#(extra)"}},"Speeds":{"I1":{"Value":"29\#(extra)"}}"#
        ),
        (clock(end * 1000), #""Sectors":{"2":{"Value":"30.00\#(extra)"}},"NumberOfLaps":\#(lap)"#),
        (clock(end * 1000 + 400), #""LastLapTime":{"Value":"1:30.00\#(extra * 3)"}"#),
      ]
    }
    return records
  }

  static func clock(_ milliseconds: Int) -> String {
    func pad(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    let s = milliseconds / 1000
    return
      "\(pad(s / 3600, 2)):\(pad(s / 60 % 60, 2)):\(pad(s % 60, 2)).\(pad(milliseconds % 1000, 3))"
  }
}
