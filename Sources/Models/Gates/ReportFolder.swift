internal import Foundation
internal import Lake

/// Where reports of verifications are kept.
public struct ReportFolder: Sendable {
  /// The folder; made where it is missing.
  public let path: String
  private let kept: Int?
  private let beforeWrite: @Sendable () throws -> Void

  /// - Parameters:
  ///   - kept: how many reports stay; all of them where it is nil.
  ///   - beforeWrite: runs before each change on the disk and stops it by throwing.
  public init(
    _ path: String, keeping kept: Int? = nil, beforeWrite: @escaping @Sendable () throws -> Void
  ) {
    self.path = path
    self.kept = kept
    self.beforeWrite = beforeWrite
  }

  /// Writes a report as JSON and as a page, and removes old ones.
  ///
  /// - Returns: the path of the page.
  /// - Throws: `LakeError` where it cannot be written.
  public func write(_ report: VerificationReport) throws -> String {
    try beforeWrite()
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw LakeError(.inputOutput, "cannot be made: \(error.localizedDescription)", path: path)
    }
    let milliseconds = Int64((report.time.timeIntervalSince1970 * 1000).rounded())
    let time = Timestamp.text(milliseconds).filter { !"-:".contains($0) }
    let page = "\(path)/verify-\(time).html"
    try AtomicFile.write(
      Data(try report.json().utf8), to: "\(path)/verify-\(time).json", checking: beforeWrite)
    try AtomicFile.write(Data(ReportPage(report).html.utf8), to: page, checking: beforeWrite)
    try removeOld()
    return page
  }

  private func removeOld() throws {
    guard let kept else { return }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let reports = names.filter { $0.hasPrefix("verify-") }
    let times = Set(
      reports.compactMap { $0.split(separator: ".").dropLast().joined(separator: ".") })
    let old = Set(times.sorted().dropLast(kept))
    for name in reports
    where old.contains(name.split(separator: ".").dropLast().joined(separator: ".")) {
      try beforeWrite()
      try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }
  }
}
