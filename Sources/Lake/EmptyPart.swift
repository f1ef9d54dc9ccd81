/// A part without rows in every table of bronze: readers name a table's files by a pattern, and a pattern that no file
/// fits is an error to them, as in a lake whose history was never fetched.
///
/// It lies in the folder of a season that no partition can have, so that it is nobody's partition.
extension PartitionStore {
  /// The folder of a table's part without rows, below bronze.
  static func emptyFolder(of table: String) -> String {
    "\(table)/season=0000/round=00/grand_prix=none/session=NONE"
  }

  /// Writes the part without rows of a table unless it is there.
  ///
  /// - Parameter parquet: the bytes of a Parquet file with the table's columns and no rows.
  /// - Throws: ``LakeError``, or what `parquet` throws.
  public func layEmptyPart(of table: String, _ parquet: () throws -> [UInt8]) throws {
    let path = Self.emptyFolder(of: table) + "/" + PartitionManifest.partName
    guard try !FileSystem.exists(root.bronze + "/" + path) else { return }
    try root.write(try parquet(), to: path, in: .bronze)
  }
}
