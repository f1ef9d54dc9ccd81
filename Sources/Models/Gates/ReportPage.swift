internal import Foundation
internal import Lake

/// A report as one HTML page that needs nothing else.
struct ReportPage {
  private let report: VerificationReport

  init(_ report: VerificationReport) { self.report = report }

  var html: String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(report.isPassed ? "Passed" : "Not passed"): f1lake verify</title>
    <style>\(ReportStyle.css)</style>
    </head>
    <body>
    <main>
    \(header)
    <section aria-labelledby="gates"><h2 id="gates">Gates</h2>
    \(report.gates.map(gate).joined(separator: "\n"))
    </section>
    \(tests)
    \(bestLaps)
    \(models)
    </main>
    </body>
    </html>

    """
  }

  private var header: String {
    let published =
      report.published.map { "Published as <code>\($0.escaped)</code>." }
      ?? "Not published: the former snapshot stays."
    return """
      <header>
      <h1>\(pill(report.isPassed ? "passed" : "failed")) Verification</h1>
      <p>\(report.time.formatted(.iso8601).escaped)\(report.isStrict ? ", strict" : "").
      \(published)</p>
      <p class="counts">\(counts)</p>
      </header>
      """
  }

  private var counts: String {
    let statuses: [(GateOutcome.Status, String)] = [
      (.passed, "passed"), (.warning, "with warnings"), (.failed, "failed"), (.skipped, "skipped"),
    ]
    return statuses.compactMap { status, words in
      let count = report.gates.count { $0.status == status }
      return count == 0 ? nil : "<b>\(count)</b> \(words)"
    }.joined(separator: " · ")
  }

  private func gate(_ gate: GateOutcome) -> String {
    """
    <article class="\(gate.status.rawValue)">
    <h3>\(pill(gate.status.rawValue)) \(gate.question.escaped)</h3>
    <p class="note"><code>\(gate.gate.escaped)</code> · \(gate.summary.escaped)</p>
    \(problems(gate.problems))\(notChecked(gate.skipped))
    </article>
    """
  }

  private func problems(_ problems: [GateProblem]) -> String {
    guard !problems.isEmpty else { return "" }
    let rows = problems.map {
      "<tr><th scope=\"row\">\($0.subject.escaped)</th><td>\($0.message.escaped)</td></tr>"
    }
    let open = problems.count <= 12 ? " open" : ""
    let count = "\(problems.count) \(problems.count == 1 ? "problem" : "problems")"
    return """
      <details\(open)><summary>\(count)</summary>
      <table class="problems"><tbody>\(rows.joined(separator: "\n"))</tbody></table></details>
      """
  }

  private func notChecked(_ reasons: [String]) -> String {
    guard !reasons.isEmpty else { return "" }
    let items = reasons.map { "<li>\($0.escaped)</li>" }.joined()
    let open = reasons.count <= 6 ? " open" : ""
    return "<details\(open)><summary>not checked</summary><ul>\(items)</ul></details>"
  }

  private var tests: String {
    let run = report.outcome.report
    let told = run.failed.map { ("failed", $0) } + run.warned.map { ("warning", $0) }
    guard !told.isEmpty else { return "" }
    let items = told.map { "<li>\(pill($0.0)) <pre>\($0.1.description.escaped)</pre></li>" }
    return """
      <section aria-labelledby="tests"><h2 id="tests">Data tests with rows</h2>
      <ul class="tests">\(items.joined(separator: "\n"))</ul></section>
      """
  }

  private var bestLaps: String {
    guard !report.bestLaps.isEmpty else { return "" }
    let rows = report.bestLaps.map { lap in
      """
      <tr><td>\(lap.season) round \(lap.round)</td><td>\(lap.grandPrix.escaped)</td>
      <td>\(lap.session.escaped)</td><td>\(lap.driver.escaped)</td><td>\(lap.team.escaped)</td>
      <td class="number">\(lap.time)\(lap.isSimulated ? " <i>simulated</i>" : "")</td></tr>
      """
    }
    return """
      <section aria-labelledby="laps"><h2 id="laps">Latest best laps</h2>
      <div class="wide"><table><thead><tr><th>Event</th><th>Grand Prix</th><th>Session</th>
      <th>Driver</th><th>Team</th><th class="number">Lap time</th></tr></thead>
      <tbody>\(rows.joined(separator: "\n"))</tbody></table></div></section>
      """
  }

  private var models: String {
    let runs = report.outcome.report.models
    let schemas = Set(runs.map(\.relation.schema.name)).sorted(by: >)
    let tables = schemas.map { schema in
      let rows = runs.filter { $0.relation.schema.name == schema }
        .sorted { $0.relation.name < $1.relation.name }
        .map {
          "<tr><td>\($0.relation.name.name.escaped)</td><td class=\"number\">\($0.rows.formatted())</td></tr>"
        }
      return """
        <div><h3>\(schema.escaped)</h3><table><tbody>\(rows.joined(separator: "\n"))</tbody></table>
        </div>
        """
    }
    return """
      <section aria-labelledby="rows"><h2 id="rows">Rows</h2>
      <div class="columns">\(tables.joined(separator: "\n"))</div></section>
      """
  }

  private func pill(_ status: String) -> String {
    "<span class=\"pill \(status)\">\(status)</span>"
  }
}

extension String {
  /// For the text of an HTML page; nothing of it is ever put into a tag.
  fileprivate var escaped: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }
}
