import Foundation
import Server
import TestSupport
import Testing

struct JoinedShellTests {
  private func joined(_ files: [String: String]) -> JoinedShell? {
    let page = """
      <script src="early.js"></script>
      <link rel="stylesheet" href="a.css">
        <link rel="stylesheet" href="b/c.css">
        <script type="module" src="app.js"></script>
      """
    let all = files.merging(["index.html": page]) { given, _ in given }
    return JoinedShell(version: { "\($0.utf8.count)" }, read: { all[$0] })
  }

  @Test func `modules become two, libraries stay apart`() throws {
    let files = try #require(
      joined([
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
        "pages/a.js": """
        import { NONE } from "../lib/format.js";
        const again = () => import("./a.js");
        export default { NONE };
        """,
        "vendor/vue.js": "export const h = 1;",
      ])?.files)
    let text = try #require(files["joined.js"])
    #expect(text.contains("import * as $library0 from \"./vendor/vue.js?v=19\";"))
    #expect(text.contains("const {   h,   ref: made, } = $library0;"))
    #expect(text.contains("const format = $0();"))
    #expect(text.contains("const Button = $1().default;"))
    #expect(text.contains("a: () => $later().then((all) => all.$3()), b: () => import("))
    #expect(text.contains("import(\"./vendor/b.js\")"))
    #expect(text.contains("return { NONE, all };"))
    #expect(text.contains("return { default: Button };"))
    #expect(text.hasSuffix("$2();\n"))
    let later = try #require(files["joined-later.js"])
    #expect(text.contains("import(\"./joined-later.js?v=\(later.utf8.count)\")"))
    #expect(later.contains("export default ({ $library0, $once, $0, $1, $2 }) => {"))
    #expect(later.contains("const again = () => Promise.resolve().then($3);"))
    #expect(later.contains("const $default = { NONE };"))
    #expect(later.hasSuffix("return { $3 };\n};\n"))
    let page = try #require(files["index.html"])
    #expect(page.contains("blocking=\"render\" src=\"joined.js?v=\(text.utf8.count)\""))
    #expect(page.contains("<link rel=\"modulepreload\" href=\"vendor/vue.js?v=19\">"))
  }

  @Test func `without pages that come later there is one file of modules`() throws {
    let files = try #require(joined(["app.js": "const a = 1;"])?.files)
    #expect(files.keys.sorted() == ["index.html", "joined.js"])
  }

  @Test func `styles and the first script are put in the page`() throws {
    let shell = try #require(
      joined(["app.js": "", "early.js": "early()", "a.css": "a {}", "b/c.css": "b {}"]))
    #expect(shell.scripts == ["early()"])
    #expect(shell.styles == ["a {}", "b {}"])
    let page = try #require(shell.files["index.html"])
    #expect(page.contains("<script>early()</script>"))
    #expect(page.contains("<style>a {}</style>"))
    #expect(!page.contains("stylesheet"))
  }

  @Test(arguments: [
    ("early.js", "'</script>'"), ("b/c.css", "b { background: url(d.png) }"),
    ("b/c.css", "@import \"e.css\";"), ("b/c.css", "/* </style> */"),
  ])
  func `what would mean something else in the page is asked for`(file: String, text: String) throws
  {
    let shell = try #require(joined(["app.js": "", "a.css": "", file: text]))
    #expect(shell.scripts.isEmpty && shell.styles == [""])
    #expect(try #require(shell.files["index.html"]).contains("=\"\(file)\""))
  }

  @Test(arguments: [
    "import \"./a.js\";", "import { b } from \"b\";", "import { b } from \"../b.js\";",
    "import { a } from \"./app.js\";", "import { a } from \"./missing.js\";", "export { a };",
    "export let a = 1;", "const a = import(name);", "const a = import.meta.url;", "import { a",
  ])
  func `a module in another form is served as it is`(text: String) {
    #expect(joined(["app.js": text]) == nil)
  }

  @Test func `the pages of this project are joined`() throws {
    let web = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Web").standardizedFileURL
    let shell = try #require(
      JoinedShell(version: { _ in "1" }) {
        try? String(contentsOf: web.appendingPathComponent($0), encoding: .utf8)
      })
    #expect(shell.files.keys.sorted() == ["index.html", "joined-later.js", "joined.js"])
    #expect(shell.scripts.count == 1 && shell.styles.count == 5)
    let lines = shell.files.values.flatMap { $0.split(separator: "\n") }
    #expect(lines.count { $0.hasPrefix("const $") } > 100)
  }
}
