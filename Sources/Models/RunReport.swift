public import Lake

/// What a run of a project did.
public struct RunReport: Sendable, Equatable {
  /// One model as it was built.
  public struct ModelRun: Sendable, Equatable {
    /// Where it is.
    public let relation: Relation
    /// Rows of the table or view.
    public let rows: Int
    /// Time to build it; 0 where it was kept.
    public let seconds: Double
    /// How much of it this run made.
    public var extent = Extent.everything
  }

  /// How much of a model a run made.
  public enum Extent: Sendable, Equatable {
    /// All rows.
    case everything
    /// The rows of so many sessions.
    case sessions(Int)
    /// Nothing: it is as the earlier build left it.
    case kept
  }

  /// What a run went on from.
  public enum Basis: Sendable, Equatable {
    /// An earlier snapshot.
    case snapshot
    /// Nothing: all was built.
    case nothing(Reason)

    /// Why all was built.
    public enum Reason: Sendable, Equatable {
      /// There was no snapshot.
      case first
      /// It was asked for.
      case asked
      /// The earlier snapshot could not be gone on from, for the reason in the text.
      case unusable(String)
    }
  }

  /// One data test as it came out.
  public struct TestRun: Sendable, Equatable {
    /// The test.
    public let test: DataTest
    /// How many rows its query gave.
    public let failures: Int
    /// Up to ``sampleLimit`` of those rows, each as names and values; NULL is nil.
    public let samples: [[Cell]]
    /// True where it was not run: it passed before, and nothing that it reads has changed.
    public var isCarriedOver = false
    /// Time to run it, or its share of that of all tests that were one scan.
    public var seconds = 0.0

    /// What the number of rows means for this test.
    public var outcome: DataTest.Outcome { test.outcome(failures: failures) }
  }

  /// A named value of a failing row.
  public struct Cell: Sendable, Equatable {
    /// The column.
    public let column: String
    /// As text; nil for NULL.
    public let value: String?
  }

  /// How many failing rows of a test are kept.
  public static let sampleLimit = 5

  /// In the order of building.
  public let models: [ModelRun]
  /// In the order of the project.
  public let tests: [TestRun]
  /// The bronze files that were read.
  public let bronze: BronzeFingerprint
  /// What the run went on from.
  public var basis = Basis.nothing(.first)
  /// The unit tests that were run, in the order of the project.
  public var unitTests: [UnitTestRun] = []
  /// How many unit tests were not run: they passed before, and model and rows are the same.
  public var carriedOverUnitTests = 0
  /// Time of all of it.
  public var seconds = 0.0

  /// Whether every test allows publication.
  public var isPublishable: Bool { failed.isEmpty && unitTests.allSatisfy(\.passed) }

  /// The tests whose rows forbid publication.
  public var failed: [TestRun] { tests.filter { $0.outcome == .fail } }
  /// The tests with rows that are only worth a warning.
  public var warned: [TestRun] { tests.filter { $0.outcome == .warn } }
}

extension RunReport.TestRun: CustomStringConvertible {
  /// The test, its place, the number of rows and the samples, one a line.
  public var description: String {
    let place = test.line.map { "\(test.file):\($0)" } ?? test.file
    let head = "\(test.name) (\(place)): \(failures) failing \(failures == 1 ? "row" : "rows")"
    let rows = samples.map { row in
      // A row of a wide table is told by its first columns, which are its key.
      "  " + row.prefix(8).map { "\($0.column)=\($0.value ?? "NULL")" }.joined(separator: " ")
    }
    return ([head] + rows).joined(separator: "\n")
  }
}
