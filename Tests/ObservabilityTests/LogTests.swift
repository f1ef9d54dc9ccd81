import Foundation
import Lake
import Logging
import Observability
import Synchronization
import Testing

/// Lines of a log, as they are written.
struct LogTests {
  /// What a logger of these settings writes.
  private func lines(
    _ settings: LogSettings, _ log: (Logger) -> Void
  ) -> [String] {
    let written = Mutex<[String]>([])
    log(Logger(label: "ingest", settings) { line in written.withLock { $0.append(line) } })
    return written.withLock { $0 }
  }

  @Test func `a line of text has time, level, label, message, metadata and run`() throws {
    let line = try #require(
      lines(LogSettings()) { logger in
        logger.of(run: "r-1").warning(
          "two words",
          metadata: [
            "rows": .stringConvertible(7), "event": "São Paulo",
            "seasons": [.stringConvertible(2030), .stringConvertible(2031)],
          ])
      }.first)
    let form = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (.*)\n/
    let rest = try #require(line.wholeMatch(of: form)?.output.1)
    #expect(
      rest == #"warning ingest: two words event="São Paulo" rows=7 seasons=2030,2031 run=r-1"#)
  }

  @Test(arguments: [
    ("a\nb\r\u{1B}[2J", #"a\nb\r\u{1b}[2J"#), ("tab\there", #"tab\there"#),
    ("\u{9B}x", #"\u{9b}x"#),
  ])
  func `nothing in a message begins a line or moves a cursor`(message: String, written: String)
    throws
  {
    let line = try #require(lines(LogSettings()) { $0.error("\(message)") }.first)
    #expect(line.hasSuffix(" error ingest: \(written)\n"))
    #expect(line.filter(\.isNewline).count == 1)
  }

  @Test(arguments: [
    ("plain", "plain"), ("", #""""#), ("a=b", #""a=b""#), (#"say "hi""#, #""say \"hi\"""#),
  ])
  func `values of metadata can be told apart`(value: String, written: String) throws {
    let line = try #require(
      lines(LogSettings()) { $0.error("m", metadata: ["k": .string(value)]) }.first)
    #expect(line.hasSuffix(" m k=\(written)\n"))
  }

  @Test func `a line of JSON is one object, whose numbers are numbers`() throws {
    let written = lines(LogSettings(format: .json)) { logger in
      logger.of(run: "r-1").info(
        "it's \"so\"\n",
        metadata: [
          "rows": .stringConvertible(7), "seconds": .stringConvertible(0.5),
          "nothing": .stringConvertible(Double.nan), "seasons": [.stringConvertible(2031), "x"],
        ])
    }
    let line = try #require(written.first)
    #expect(written.count == 1 && line.filter(\.isNewline).count == 1)
    let found = try JSONSerialization.jsonObject(with: Data(line.utf8))
    var object = try #require(found as? [String: Any])
    let time = try #require(object.removeValue(forKey: "time") as? String)
    #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z/) != nil)
    let expected: NSDictionary = [
      "level": "info", "label": "ingest", "message": "it's \"so\"\n", "run": "r-1",
      "metadata": ["rows": 7, "seconds": 0.5, "nothing": "nan", "seasons": [2031, "x"]],
    ]
    #expect(object as NSDictionary == expected)
  }

  @Test(arguments: Logger.Level.allCases, Logger.Level.allCases)
  func `what is below the level is not written`(least: Logger.Level, level: Logger.Level) {
    let written = lines(LogSettings(level: least)) { $0.log(level: level, "m") }
    #expect(written.isEmpty == (level < least))
  }

  @Test(arguments: [
    ([:], LogFormat.text, Logger.Level.notice, true),
    (["F1_LOG_FORMAT": "json"], .json, .info, false),
    (["F1_LOG_LEVEL": "debug"], .text, .debug, false),
    (["F1_LOG_LEVEL": "notice"], .text, .notice, false),
    (["F1_LOG_FORMAT": "json", "F1_LOG_LEVEL": "error"], .json, .error, false),
    (["F1_LOG_FORMAT": "", "F1_LOG_LEVEL": ""], .text, .notice, true),
  ])
  func `settings choose form and level`(
    environment: [String: String], format: LogFormat, level: Logger.Level, isQuiet: Bool
  ) throws {
    let found = try LogSettings(Settings(environment: environment))
    #expect(found.format == format && found.level == level && found.isQuiet == isQuiet)
  }

  @Test(arguments: [("F1_LOG_FORMAT", "text, json"), ("F1_LOG_LEVEL", "trace, debug, info")])
  func `a value that is none names those that are`(name: String, names: String) {
    let error = #expect(throws: LakeError.self) {
      try LogSettings(Settings(environment: [name: "loud"]))
    }
    #expect(error?.kind == .configuration)
    #expect(error?.description.contains("\(name) (from the environment) is loud") == true)
    #expect(error?.description.contains(names) == true)
  }
}
