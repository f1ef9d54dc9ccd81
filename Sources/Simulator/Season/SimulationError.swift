/// Why a season could not be simulated or written.
public enum SimulationError: Error, Equatable, CustomStringConvertible {
  /// A parameter is beyond what the simulator can do.
  case outOfRange(name: String, value: Int, limits: ClosedRange<Int>)
  /// The folder holds something that the simulator did not write.
  case foreignOrigin(folder: String, found: String)
  /// The file system refused; `reason` is its own explanation.
  case writeFailed(path: String, reason: String)

  /// One sentence that says what happened and what to do.
  public var description: String {
    switch self {
    case .outOfRange(let name, let value, let limits):
      "\(name) is \(value); give a number from \(limits.lowerBound) to \(limits.upperBound)."
    case .foreignOrigin(let folder, let found):
      "\(folder) holds '\(found)', which the simulator did not write; "
        + "give an empty folder, or one that holds only simulated data."
    case .writeFailed(let path, let reason):
      "Cannot write \(path): \(reason) Check that the folder exists, is writable and has space."
    }
  }
}
