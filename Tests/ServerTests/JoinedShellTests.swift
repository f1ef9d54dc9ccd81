import Foundation
import Server
import TestSupport
import Testing

struct JoinedShellTests {
  private func shell(_ files: [String: String]) -> [String: String]? {
    let page = """
      <link rel="stylesheet" href="a.css">
        <link rel="stylesheet" href="b/c.css">
        <script type="module" src="app.js"></script>
      """
    let all = files.merging(["index.html": page]) { given, _ in given }
    return JoinedShell(version: { "\($0.utf8.count)" }, read: { all[$0] })?.files
  }

  @Test func `modules become one, libraries stay apart`() throws {
    let files = try #require(
      shell([
        "app.js": """
        import {
          h,
          ref as made,
        } from "./vendor/vue.js";
        import * as format from "./lib/format.js";
        import Button from "./lib/button.js";
        const pages = { a: () => import("./pages/a.js"), b: () => import("./vendor/b.js") };
        """,
        "lib/format.js": "export const NONE = 1;\nexport async function* all() {}",
        "lib/button.js": "export default function Button() {}",
        "pages/a.js": "import { NONE } from \"../lib/format.js\";\nexport default { NONE };",
      ]))
    let text = try #require(files["joined.js"])
    #expect(text.contains("import * as $library0 from \"./vendor/vue.js\";"))
    #expect(text.contains("const {   h,   ref: made, } = $library0;"))
    #expect(text.contains("const format = $0();"))
    #expect(text.contains("const Button = $1().default;"))
    #expect(text.contains("a: () => Promise.resolve().then($3), b: () => import("))
    #expect(text.contains("import(\"./vendor/b.js\")"))
    #expect(text.contains("return { NONE, all };"))
    #expect(text.contains("return { default: Button };"))
    #expect(text.contains("const $default = { NONE };"))
    #expect(text.hasSuffix("$2();\n"))
    let page = try #require(files["index.html"])
    #expect(page.contains("src=\"joined.js?v=\(text.utf8.count)\""))
    #expect(page.contains("<link rel=\"modulepreload\" href=\"vendor/vue.js\">"))
  }

  @Test func `styles become one, unless an address in them would lead elsewhere`() throws {
    var files = try #require(shell(["app.js": "", "a.css": "a {}", "b/c.css": "b {}"]))
    #expect(files["joined.css"] == "a {}\nb {}")
    #expect(try #require(files["index.html"]).components(separatedBy: "stylesheet").count == 2)
    files = try #require(
      shell(["app.js": "", "a.css": "", "b/c.css": "b { background: url(d.png) }"]))
    #expect(files["joined.css"] == nil)
    #expect(try #require(files["index.html"]).components(separatedBy: "stylesheet").count == 3)
  }

  @Test(arguments: [
    "import \"./a.js\";", "import { b } from \"b\";", "import { b } from \"../b.js\";",
    "import { a } from \"./app.js\";", "import { a } from \"./missing.js\";", "export { a };",
    "export let a = 1;", "const a = import(name);", "const a = import.meta.url;", "import { a",
  ])
  func `a module in another form is served as it is`(text: String) {
    #expect(shell(["app.js": text]) == nil)
  }

  @Test func `the pages of this project are joined`() throws {
    let web = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Web").standardizedFileURL
    let files = try #require(
      JoinedShell(version: { _ in "1" }) {
        try? String(contentsOf: web.appendingPathComponent($0), encoding: .utf8)
      }?.files)
    #expect(files.keys.sorted() == ["index.html", "joined.css", "joined.js"])
    let lines = try #require(files["joined.js"]).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("const $") } > 100)
  }
}
