import Foundation
import Logging
import Synchronization
import Testing
import Watch

/// Who is told, and how.
struct EventTests {
  /// Sends nothing anywhere; answers with `statuses` in turn, 0 for no answer.
  private func post(_ statuses: [Int]) async -> (problem: String?, attempts: Int, pauses: Int) {
    struct Silent: Error {}
    let counts = Mutex((attempts: 0, pauses: 0))
    let webhook = Webhook(host: "example.org") { _ in
      let status = counts.withLock { counts in
        counts.attempts += 1
        return statuses[counts.attempts - 1]
      }
      if status == 0 { throw Silent() }
      return status
    } pause: { _ in
      counts.withLock { $0.pauses += 1 }
    }
    let problem = await webhook.post(Data())
    return counts.withLock { (problem, $0.attempts, $0.pauses) }
  }

  @Test func `a webhook that fails is asked again`() async {
    let answer = await post([0, 503, 204])
    #expect(answer.problem == nil && answer.attempts == 3 && answer.pauses == 2)
  }

  @Test func `a webhook is given up after three attempts`() async {
    let answer = await post([500, 500, 500, 200])
    #expect(answer.problem == "example.org answers with 500, 3 times" && answer.attempts == 3)
  }

  @Test func `what a webhook refuses is not sent again`() async {
    let answer = await post([404, 200])
    #expect(answer.problem == "example.org answers with 404" && answer.attempts == 1)
  }

  @Test(arguments: ["file:///etc/passwd", "example.org", "https://", ""])
  func `a webhook is an address of http or https`(address: String) {
    #expect(throws: (any Error).self) { try Webhook(address) }
  }

  @Test func `an event is JSON with sessions, snapshot and findings`() async throws {
    let told = Mutex<[WatchEvent]>([])
    let runs = Mutex<Set<String>>([])
    let session = WatchedSession(
      season: 2031, round: 1, event: "Aldermoor", code: "Q", end: .distantPast, isStored: false)
    let steps = WatchSteps(
      calendar: { _ in [session] },
      ingest: { round in
        runs.withLock { _ = $0.insert(round.run) }
        var result = WatchIngest()
        result.written = [session.key]
        result.findings.info = 3
        return result
      },
      refresh: { _, _ in WatchIngest() },
      publish: { round in
        runs.withLock { _ = $0.insert(round.run) }
        return .published(snapshot: "snapshot-1")
      },
      notify: { event in told.withLock { $0.append(event) } }, save: { _ in },
      logger: Logger(label: "watch") { _ in SwiftLogNoOpLogHandler() })
    var state = WatchState()
    _ = await Watch(rules: WatchRules(), steps: steps).round(&state)
    let events = told.withLock { $0 }
    let event = try #require(events.first)
    #expect(events.count == 1)
    #expect(runs.withLock { $0 } == [event.run])
    #expect(
      String(decoding: try event.json(), as: UTF8.self)
        == #"{"event":"published","findings":{"error":0,"info":3,"warning":0},"#
        + #""message":"published snapshot-1 with 2031 R01 Aldermoor Q","run":"\#(event.run)","#
        + #""sessions":"#
        + #"[{"event_name":"Aldermoor","is_new":true,"round":1,"season":2031,"session":"Q"}],"#
        + #""snapshot":"snapshot-1"}"#)
  }

  @Test func `a notice on the desktop is an argument, and no markup`() {
    let text = "a \"b\"; $(rm) <i>&"
    let linux = DesktopNotice.command(text) { $0 == "/usr/bin/notify-send" }
    #expect(linux?.last == "a \"b\"; $(rm) &lt;i&gt;&amp;")
    let mac = DesktopNotice.command(text) { $0 == "/usr/bin/osascript" }
    #expect(mac?.last == text)
    #expect(DesktopNotice.command(text) { _ in false } == nil)
  }
}
