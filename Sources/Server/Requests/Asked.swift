internal import Lake

/// A request as endpoints see it.
struct Asked: Sendable {
  let served: ServedSnapshot
  /// The variables of the path, in its order.
  let path: [String]
  let query: Query
  /// What the Accept header asks for, where it is a file.
  let format: FileFormat?

  /// Runs a query and gives its frame.
  func frame(_ query: FrameQuery) async throws -> Answer {
    let name = served.snapshot.name
    return try await served.readers.use { Answer(try query.json($0, snapshot: name)) }
  }

  /// A whole number in the path.
  func integer(_ index: Int, _ name: String, in range: ClosedRange<Int>) throws -> Int {
    guard let number = Int(path[index]), range.contains(number) else {
      throw Problem.badParameter(
        name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}
