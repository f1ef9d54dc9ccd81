/// A check of one model's SQL on rows that are written down: what it must give for them.
public struct UnitTest: Sendable, Equatable {
  /// Its name, unique for the model.
  public let name: String
  /// The model under test.
  public let model: Identifier
  /// What it is for; empty where the project says nothing.
  public let description: String
  /// What selections go by.
  public let tags: [String]
  /// The file that holds it, relative to the project.
  public let file: String
  /// The line in that file.
  public let line: Int?
  let given: [Given]
  let expect: Fixture
  let overrides: Overrides?
  let meta: JSONValue

  /// Rows that stand for a table.
  struct Fixture: Sendable, Equatable {
    enum Format: String, Sendable { case dict, csv, sql }

    enum Content: Sendable, Equatable {
      /// Each an object of columns.
      case rows([JSONValue])
      /// A SELECT.
      case sql(String)
    }

    let content: Content
    let format: Format
    let file: String
    let line: Int?
  }

  /// The rows of one input.
  struct Given: Sendable, Equatable {
    let input: ProjectInput
    /// As the project writes it, as in `ref('laps')`.
    let text: String
    let fixture: Fixture
  }

  /// What the model sees in place of the project's own.
  struct Overrides: Sendable, Equatable {
    let isIncremental: Bool?
    let variables: [(name: String, value: TemplateValue)]

    static func == (a: Overrides, b: Overrides) -> Bool {
      a.isIncremental == b.isIncremental && a.variables.map(\.name) == b.variables.map(\.name)
        && a.variables.map(\.value) == b.variables.map(\.value)
    }
  }
}
