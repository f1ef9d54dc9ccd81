import Lake
import Testing

struct SettingsTests {
  static let file = "EXTERNAL_DATA_ROOT=file\nAI_MAX_ROWS=7"

  @Test(arguments: [
    ("flag" as String?, "environment" as String?, "flag"),
    ("flag", nil, "flag"),
    (nil, "environment", "environment"),
    (nil, "", "file"),
    (nil, nil, "file"),
    ("", "environment", ""),
  ])
  func `a flag beats the environment which beats the file`(
    flag: String?, environment: String?, value: String
  ) throws {
    let settings = Settings(
      flags: flag.map { [.externalDataRoot: $0] } ?? [:],
      environment: environment.map { ["EXTERNAL_DATA_ROOT": $0] } ?? [:],
      dotEnv: try DotEnv(parsing: Self.file, path: ".env"))
    #expect(settings[.externalDataRoot] == value)
  }

  @Test func `the origin of a value is known`() throws {
    let settings = Settings(dotEnv: try DotEnv(parsing: Self.file, path: ".env"))
    #expect(settings.lookUp(.aiMaxRows)?.origin == .dotEnv(path: ".env", line: 2))
    #expect(settings.lookUp(.ollamaHost) == nil)
  }

  @Test(arguments: ["0", "-1", "many", "1.5", " 1"])
  func `a number out of range names the setting and its origin`(text: String) {
    let settings = Settings(environment: ["AI_MAX_ROWS": text])
    let error = lakeError { _ = try settings.integer(.aiMaxRows) }
    #expect(
      error?.description
        == "AI_MAX_ROWS (from the environment) must be a whole number of at least 1")
  }

  @Test func `a number in range is read`() throws {
    #expect(try Settings(environment: ["AI_MAX_ROWS": "200"]).integer(.aiMaxRows) == 200)
    #expect(try Settings().integer(.aiMaxRows) == nil)
  }
}
