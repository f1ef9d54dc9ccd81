public import Lake
internal import Parquet
internal import Timing

/// Gives every table of bronze a part without rows, so that models over tables that nothing was fetched of yet can run.
public enum EmptyTables {
  /// Lays down what is missing.
  ///
  /// - Throws: `LakeError`.
  public static func lay(in root: DataRoot) throws {
    for table in tables {
      try root.partitions.layEmptyPart(of: table.name) {
        try ParquetWriter(table.columns).finish()
      }
    }
  }

  /// The tables that have none, as those that an older version did not know; nothing is written.
  ///
  /// - Throws: `LakeError`.
  public static func missing(in root: DataRoot) throws -> [String] {
    try tables.map(\.name).filter { try !root.partitions.hasEmptyPart(of: $0) }
  }

  /// All tables; their rows are not looked at.
  private static var tables: [BronzeTable] {
    let session = Event.Session(code: .r, name: "", localStart: 0, start: 0)
    let event = Event(
      season: 0, round: 0, name: "", officialName: "", country: "", location: "", format: "",
      date: "", hasTiming: false, sessions: [session])
    return BronzeTable.all(event, session, SessionTables()) + HistoryTable.emptyTables
  }
}
