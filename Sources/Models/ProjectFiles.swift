internal import Dispatch
internal import Synchronization

/// The files of a project, read side by side: there are more than a hundred, and each is on its own.
struct ProjectFiles {
  private let schemas: [String: Result<SchemaFile, ProjectError>]
  private let templates: [String: Result<Template, ProjectError>]

  init(_ folder: ProjectFolder, _ project: ProjectFile, _ environment: YamlEnvironment) {
    let files = (project.modelPaths + project.testPaths).flatMap { folder.files(below: $0) }
    let isSchema = { (file: String) in file.hasSuffix(".yml") || file.hasSuffix(".yaml") }
    schemas = files.filter(isSchema).concurrently { file throws(ProjectError) in
      try SchemaFile(try folder.text(file), file: file, environment: environment)
    }
    templates = files.filter { $0.hasSuffix(".sql") }.concurrently { file throws(ProjectError) in
      try Template(try folder.text(file), file: file)
    }
  }

  /// A YAML file below a model or test path.
  func schema(_ file: String) throws(ProjectError) -> SchemaFile {
    guard let result = schemas[file] else { throw ProjectError(file: file, "was not read") }
    return try result.get()
  }

  /// An SQL file below a model or test path.
  func template(_ file: String) throws(ProjectError) -> Template {
    guard let result = templates[file] else { throw ProjectError(file: file, "was not read") }
    return try result.get()
  }
}

extension Array where Element: Hashable & Sendable {
  /// What `body` gives for each element, worked out on all cores.
  func concurrently<Value: Sendable, Failure: Error>(
    _ body: @Sendable (Element) throws(Failure) -> Value
  ) -> [Element: Result<Value, Failure>] {
    let found = Mutex<[Element: Result<Value, Failure>]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = Result { () throws(Failure) in try body(self[index]) }
      found.withLock { $0[self[index]] = result }
    }
    return found.withLock { $0 }
  }
}
