/// A part without rows in every table of bronze: readers name a table's files by a pattern, and a pattern that no file
/// fits is an error to them, as in a lake whose history was never fetched.
///
/// It lies in the folder of a season that no partition can have, so that it is nobody's partition.
extension PartitionStore {
  /// The folder of a table's part without rows, below bronze.
  static func emptyFolder(of table: String) -> String {
    "\(table)/season=0000/round=00/grand_prix=none/session=NONE"
  }

  private static func emptyPart(of table: String) -> String {
    emptyFolder(of: table) + "/" + PartitionManifest.partName
  }

  /// Whether the table has its part without rows.
  ///
  /// - Throws: ``LakeError`` where the disk cannot be read.
  public func hasEmptyPart(of table: String) throws -> Bool {
    try FileSystem.exists(root.bronze + "/" + Self.emptyPart(of: table))
  }

  /// Writes the part without rows of a table unless it is there.
  ///
  /// - Parameter parquet: the bytes of a Parquet file with the table's columns and no rows.
  /// - Throws: ``LakeError``, or what `parquet` throws.
  public func layEmptyPart(of table: String, _ parquet: () throws -> [UInt8]) throws {
    guard try !hasEmptyPart(of: table) else { return }
    try root.write(try parquet(), to: Self.emptyPart(of: table), in: .bronze)
  }
}
