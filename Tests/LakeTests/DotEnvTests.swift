import Foundation
import Lake
import Testing

struct DotEnvTests {
  @Test(arguments: [
    ("A=1", "1"),
    ("A=", ""),
    ("  A = spaced out  ", "spaced out"),
    ("export A=1", "1"),
    ("export\tA=1", "1"),
    ("A=one # comment", "one"),
    ("A=a#b", "a#b"),
    ("A=a#b #c", "a#b"),
    ("A=# comment", ""),
    ("A='single # kept \\n'", "single # kept \\n"),
    (#"A="tab\t\"quoted\" \\ \$x""#, "tab\t\"quoted\" \\ $x"),
    ("A=\"x\"   # comment", "x"),
    ("A=/Volumes/My SSD/f1", "/Volumes/My SSD/f1"),
    ("A=x=y", "x=y"),
    ("A=1\nA=2", "2"),
    ("A=1\r\nB=2\r\n", "1"),
    ("\u{FEFF}A=1", "1"),
    ("# first\n\n   \nA=ü", "ü"),
  ])
  func `a well-formed assignment gives its value`(text: String, value: String) throws {
    #expect(try DotEnv(parsing: text, path: ".env").entries["A"]?.value == value)
  }

  @Test(arguments: [
    ("secret", 1),
    ("A=1\nsecret", 2),
    ("=secret", 1),
    ("1A=secret", 1),
    ("A B=secret", 1),
    ("A-B=secret", 1),
    ("A='secret", 1),
    ("\n\nA=\"secret", 3),
    ("A=\"secret\" more", 1),
    (#"A="secret\q""#, 1),
    ("export secret", 1),
  ])
  func `a malformed line is named by file and number without its value`(
    text: String, line: Int
  ) throws {
    let error = try #require(lakeError { _ = try DotEnv(parsing: text, path: "/x/.env") })
    #expect(error.kind == .configuration)
    #expect(error.exitCode == 2)
    #expect(error.description.hasPrefix("/x/.env:\(line): "))
    #expect(!error.description.contains("secret"))
  }

  @Test func `a folder without the file has no assignments`() throws {
    #expect(try DotEnv.read(inFolder: Scratch().path) == nil)
  }

  @Test func `a file that is not UTF-8 is refused`() throws {
    let scratch = try Scratch()
    try Data([0x41, 0x3D, 0xFF, 0xFE]).write(to: URL(fileURLWithPath: scratch.path + "/.env"))
    let error = lakeError { _ = try DotEnv.read(inFolder: scratch.path) }
    #expect(error?.kind == .configuration)
    #expect(error?.path == scratch.path + "/.env")
  }

  @Test func `a folder named like the file is an error and not silence`() throws {
    let scratch = try Scratch()
    try scratch.write("", to: ".env/x")
    #expect(
      lakeError { _ = try DotEnv.read(inFolder: scratch.path) }?.path == scratch.path + "/.env")
  }

  @Test func `the example file parses and names every setting`() throws {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try Files.text(package.path + "/.env.example")
    let commented = text.replacingOccurrences(of: "# ", with: "")
      .split(separator: "\n").filter { $0.contains("=") && $0.first?.isUppercase == true }
    let names = try DotEnv(parsing: commented.joined(separator: "\n"), path: "").entries.keys
    #expect(Set(names).isSuperset(of: SettingName.allCases.map(\.rawValue)))
    _ = try DotEnv(parsing: text, path: ".env.example")
  }
}
