import Foundation
import Lake
import TestSupport
import Testing

/// The command line: one sentence on standard error and the documented exit code.
@Suite(.enabled(if: Package.executable != nil, "f1lake was not built: set F1LAKE_EXECUTABLE"))
struct CommandTests {
  let weekend: Weekend

  init() throws { weekend = try Weekend() }

  private func run(_ arguments: [String], env: String? = nil) throws -> (
    code: Int32, errors: String, output: String
  ) {
    if let env { try weekend.folder.write(env, to: ".env") }
    let executable = try #require(Package.executable)
    return try Child(executable, arguments, in: weekend.folder.path, keepingOutput: true).wait()
  }

  @Test(arguments: [
    (["ingest", "--pace"], Int32(2), "--pace"),
    (
      [
        "ingest", "--data-root", "root", "--season", "2031", "--session", "FP9", "--origin",
        "origin",
      ], 2, "FP9"
    ),
    (
      ["ingest", "--data-root", "root", "--season", "2031", "--round", "9", "--origin", "origin"],
      2, "round 9"
    ),
    (["ingest", "--data-root", "root", "--origin", "origin"], 2, "F1_SEASONS"),
    (["ingest", "--data-root", "root", "--latest", "--season", "2031"], 2, "--latest takes no"),
    (["ingest", "--data-root", "root", "--season", "2031", "--jobs", "0"], 2, "--jobs"),
    (
      ["ingest", "--data-root", "root", "--season", "2031", "--offline", "--refresh"], 2,
      "exclude each other"
    ),
    (["ingest", "--data-root", "root", "--season", "2031", "--offline"], 4, "--offline"),
    (["archive", "verify", "--data-root", "root", "--table", "lap"], 2, "lap"),
    (["archive", "verify", "--data-root", "nowhere"], 3, "nowhere"),
    (["ingest", "--data-root", "nowhere", "--season", "2031"], 3, "nowhere"),
    (
      ["ingest", "--data-root", "root", "--season", "2031", "--origin", "http://127.0.0.1:9"], 4,
      "127.0.0.1:9"
    ),
    (["ingest", "--data-root", "root", "--season", "2032", "--origin", "origin"], 4, "2032"),
    (["build", "--data-root", "root", "--project", "nothing"], 6, "dbt_project.yml"),
    (["query", "--data-root", "root", "SELECT 1"], 3, "snapshot"),
  ])
  func `each failure has its sentence and its exit code`(
    arguments: [String], code: Int32, word: String
  ) throws {
    let result = try run(arguments)
    #expect(result.code == code)
    #expect(result.errors.contains(word), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test(arguments: [
    ("EXTERNAL_DATA_ROOT=root\nF1_SEASONS", ".env:2"),
    ("F1_SEASONS=twenty\nEXTERNAL_DATA_ROOT=root", "F1_SEASONS"),
    ("EXTERNAL_DATA_ROOT=\"root", ".env:1"),
  ])
  func `a wrong .env is an error that names the line or the setting`(env: String, place: String)
    throws
  {
    let result = try run(["ingest", "--origin", "origin"], env: env)
    #expect(result.code == 2)
    #expect(result.errors.contains(place), "\(result.errors)")
  }

  @Test func `seasons and the data root may come from .env`() throws {
    let env = "EXTERNAL_DATA_ROOT=root\nF1_SEASONS=2031\n"
    let result = try run(["ingest", "--session", "Q", "--origin", "origin"], env: env)
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains("Q: "))
  }

  @Test func `a skipped session ends with 4 and its reason`() throws {
    try FileManager.default.removeItem(atPath: try weekend.session("Practice_1"))
    let result = try run(
      [
        "ingest", "--data-root", "root", "--season", "2031", "--session", "FP1", "--origin",
        "origin",
      ])
    #expect(result.code == 4)
    #expect(result.output.contains("FP1: skipped, "))
  }

  @Test func `archive verify ends with 4 where something is damaged, repair with 0 once it is not`()
    throws
  {
    let ingest = [
      "--data-root", "root", "--season", "2031", "--session", "Q", "--origin", "origin",
    ]
    #expect(try run(["ingest"] + ingest).code == 0)
    let partition = try #require(try weekend.root.partitions.partitions(of: "laps").first)
    try FileManager.default.removeItem(atPath: weekend.root.partitions.file(of: partition))
    let verified = try run(["archive", "verify", "--data-root", "root"])
    #expect(verified.code == 4)
    #expect(verified.output.contains("the part is missing"))
    let repaired = try run(["archive", "repair", "--data-root", "root", "--json"])
    #expect(repaired.code == 0)
    #expect(repaired.output.contains(#""same_bytes":true"#))
  }

  @Test func `--offline takes the raw archive alone`() throws {
    let ingest = ["ingest", "--data-root", "root", "--season", "2031", "--session", "Q"]
    #expect(try run(ingest + ["--origin", "origin"]).code == 0)
    let offline = try run(ingest + ["--offline"])
    #expect(offline.code == 0, "\(offline.errors)")
    #expect(offline.output.contains("unchanged"))
  }

  @Test func `help and version end with 0`() throws {
    #expect(try run(["--help"]).output.contains("Exit codes"))
    #expect(try run(["--version"]).code == 0)
  }
}
