/// A module and all that it imports as two modules, so that a browser asks twice and not a hundred times: what is run
/// as soon as it has come, and what is imported when it is needed.
///
/// Each module becomes a function that is run when it is needed first, and gives what the module exports.
/// Libraries, below `vendor/`, stay apart.
struct JoinedModule {
  /// The libraries that are imported at once.
  private(set) var libraries: [String] = []

  private var numbers: [String: Int] = [:]
  private var modules: [Module] = []
  private var open: Set<String> = []
  /// How many of the modules are run as soon as they have come; the others follow.
  private var atOnce = 0
  private let entry: String

  /// Joins the module at `entry`; nil where one is missing, has a form that ``Module`` does not know, or imports
  /// itself by way of others.
  init?(_ entry: String, read: (String) -> String?) {
    self.entry = entry
    guard visit(entry, read) else { return nil }
    atOnce = modules.count
    var seen = 0
    while seen < modules.count {
      for case .later(let path) in modules[seen].body where !Self.isLibrary(path) {
        guard visit(path, read) else { return nil }
      }
      seen += 1
    }
  }

  /// The modules that are imported when they are needed, as a function of the others; nil where there are none.
  var later: String? {
    guard atOnce < modules.count else { return nil }
    return """
      // Joined by f1lake serve: each module is also served by itself.
      export default (\(known)) => {
      \(modules[atOnce...].map(function).joined())
      return { \((atOnce..<modules.count).map { "$\($0)" }.joined(separator: ", ")) };
      };

      """
  }

  /// The module at the entry and all that it imports at once.
  ///
  /// - Parameters:
  ///   - addresses: those of the libraries, in their order.
  ///   - later: that of ``later``.
  func text(libraries addresses: [String], later: String) -> String {
    let imports = zip(libraries, addresses).map {
      "import * as \(name($0)) from \"./\($1)\";\n"
    }
    // Nearly all of it is needed for the first frame: Chromium compiles it while the page waits for other files. What
    // could not be fetched is asked for again.
    return """
      //# allFunctionsCalledOnLoad
      // Joined by f1lake serve: each module is also served by itself.
      \(imports.joined())\
      const $once = (make) => { let made; return () => (made ??= make()); };
      let $rest;
      const $later = () => $rest ??= import("./\(later)").then((one) => one.default(\(known)))
        .catch((error) => { $rest = undefined; throw error; });
      \(modules[..<atOnce].map(function).joined())
      \(name(entry))();

      """
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

  // What the later modules use, as an object.
  private var known: String {
    let names = libraries.map(name) + ["$once"] + (0..<atOnce).map { "$\($0)" }
    return "{ \(names.joined(separator: ", ")) }"
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
    let isAtOnce = isAtOnce(module.path)
    let (begin, end) = isAtOnce ? ("(() => {", "})") : ("() => {", "}")
    return "\n// \(module.path)\nconst \(name(module.path)) = $once(\(begin)\n"
      + imports.joined() + module.body.map { text($0, isAtOnce) }.joined()
      + "return { \(module.exports.joined(separator: ", ")) };\n\(end));\n"
  }

  private func isAtOnce(_ path: String) -> Bool { (numbers[path] ?? 0) < atOnce }

  private func text(_ piece: Module.Piece, _ isInFirst: Bool) -> String {
    switch piece {
    case .text(let text): text
    case .later(let path) where Self.isLibrary(path): "import(\"./\(path)\")"
    case .later(let path) where isInFirst && !isAtOnce(path):
      "$later().then((all) => all.\(name(path))())"
    case .later(let path): "Promise.resolve().then(\(name(path)))"
    }
  }
}
