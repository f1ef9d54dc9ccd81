/// A module and all that it imports as one module, so that a browser asks once and not a hundred times.
///
/// Each module becomes a function that is run when it is needed first, and gives what the module exports.
/// Libraries, below `vendor/`, stay apart.
struct JoinedModule {
  /// The libraries that are imported at once.
  private(set) var libraries: [String] = []
  private(set) var text = ""

  private var numbers: [String: Int] = [:]
  private var modules: [Module] = []
  private var open: Set<String> = []
  /// How many of the modules are run as soon as they have come; the others follow.
  private var atOnce = 0

  /// Joins the module at `entry`; nil where one is missing, has a form that ``Module`` does not know, or imports
  /// itself by way of others.
  init?(_ entry: String, read: (String) -> String?) {
    guard visit(entry, read) else { return nil }
    atOnce = modules.count
    var seen = 0
    while seen < modules.count {
      for case .later(let path) in modules[seen].body where !Self.isLibrary(path) {
        guard visit(path, read) else { return nil }
      }
      seen += 1
    }
    text = head + modules.map(function).joined() + "\(name(entry))();\n"
  }

  private static func isLibrary(_ path: String) -> Bool { path.hasPrefix("vendor/") }

  private mutating func visit(_ path: String, _ read: (String) -> String?) -> Bool {
    guard numbers[path] == nil else { return true }
    guard open.insert(path).inserted, let text = read(path), let module = Module(path, text) else {
      return false
    }
    for one in module.imports {
      if Self.isLibrary(one.path) {
        if !libraries.contains(one.path) { libraries.append(one.path) }
      } else if !visit(one.path, read) {
        return false
      }
    }
    open.remove(path)
    numbers[path] = modules.count
    modules.append(module)
    return true
  }

  private var head: String {
    "// Joined by f1lake serve: each module is also served by itself.\n"
      + libraries.map { "import * as \(name($0)) from \"./\($0)\";\n" }.joined()
      + "const $once = (make) => { let made; return () => (made ??= make()); };\n"
  }

  private func name(_ path: String) -> String {
    if let number = libraries.firstIndex(of: path) { return "$library\(number)" }
    return "$\(numbers[path] ?? 0)"
  }

  private func function(_ module: Module) -> String {
    let imports = module.imports.map { one in
      let value = name(one.path) + (Self.isLibrary(one.path) ? "" : "()")
      if one.clause.hasPrefix("* as ") { return "const \(one.clause.dropFirst(5)) = \(value);\n" }
      if one.clause.hasPrefix("{") {
        return "const \(one.clause.replacing(" as ", with: ": ")) = \(value);\n"
      }
      return "const \(one.clause) = \(value).default;\n"
    }
    // Engines compile a function in brackets when they load the file, and others once more when they are run.
    let isAtOnce = (numbers[module.path] ?? 0) < atOnce
    let (begin, end) = isAtOnce ? ("(() => {", "})") : ("() => {", "}")
    return "\n// \(module.path)\nconst \(name(module.path)) = $once(\(begin)\n"
      + imports.joined() + module.body.map(text).joined()
      + "return { \(module.exports.joined(separator: ", ")) };\n\(end));\n"
  }

  private func text(_ piece: Module.Piece) -> String {
    switch piece {
    case .text(let text): text
    case .later(let path) where Self.isLibrary(path): "import(\"./\(path)\")"
    case .later(let path): "Promise.resolve().then(\(name(path)))"
    }
  }
}
