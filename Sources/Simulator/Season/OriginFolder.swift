internal import Foundation

/// A folder on disk that holds a simulated origin and nothing else.
///
/// A marker file tells it from a folder of recorded data, which must never be mixed with simulated data.
public struct OriginFolder: Sendable {
  /// The marker's name. Its presence says that the simulator owns the folder.
  public static let marker = "SIMULATED-DATA.txt"

  private static let notice = """
    Everything in this folder was made by `f1lake simulate`. None of it ever took place.

    """

  let url: URL

  /// Creates the folder if need be and claims it with the marker.
  /// - Parameter path: absolute, or relative to the current directory.
  /// - Throws: ``SimulationError/foreignOrigin(folder:found:)`` if the folder holds anything but has no marker;
  ///   ``SimulationError/writeFailed(path:reason:)`` if it cannot be read or written.
  public init(claiming path: String) throws(SimulationError) {
    url = URL(fileURLWithPath: path, isDirectory: true)
    let contents = try contents(of: "")
    // What macOS leaves in every folder does not make it anybody's.
    let found = contents.filter { $0 != ".DS_Store" && !$0.hasPrefix("._") }.sorted()
    if let first = found.first, !found.contains(Self.marker) {
      throw .foreignOrigin(folder: path, found: first)
    }
    try write(SimulatedFile(path: Self.marker, bytes: Array(Self.notice.utf8)))
  }

  /// Removes what an earlier run wrote for a year, so that rounds of two runs never mix.
  /// - Throws: ``SimulationError/writeFailed(path:reason:)``.
  public func remove(year: Int) throws(SimulationError) {
    let circuits = SimulatedSeason.roundLimits.map {
      "api/v1/circuits/\(Place.circuitKey(round: $0))/\(year)"
    }
    let answers = try contents(of: "ergast/f1").filter { $0.hasPrefix("\(year)") }
    for path in ["livetiming/static/\(year)"] + answers.map({ "ergast/f1/\($0)" }) + circuits {
      let item = url.appendingPathComponent(path)
      guard FileManager.default.fileExists(atPath: item.path) else { continue }
      do {
        try FileManager.default.removeItem(at: item)
      } catch {
        throw .writeFailed(path: item.path, reason: error.localizedDescription)
      }
    }
  }

  /// Writes one file below the folder, replacing what an earlier run wrote.
  /// - Throws: ``SimulationError/writeFailed(path:reason:)``.
  public func write(_ file: SimulatedFile) throws(SimulationError) {
    let target = url.appendingPathComponent(file.path, isDirectory: false)
    do {
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: target, options: .atomic)
    } catch {
      throw .writeFailed(path: target.path, reason: error.localizedDescription)
    }
  }

  /// The names in a folder; none if it is not there.
  private func contents(of path: String) throws(SimulationError) -> [String] {
    let folder = path.isEmpty ? url : url.appendingPathComponent(path, isDirectory: true)
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path)
    } catch {
      throw .writeFailed(path: folder.path, reason: error.localizedDescription)
    }
  }
}
