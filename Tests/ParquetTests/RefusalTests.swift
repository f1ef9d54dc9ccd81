import Parquet
import Testing

struct RefusalTests {
  private func message(_ columns: [ParquetColumn], _ values: [ParquetValues]) throws -> String {
    let error = try #require(throws: ParquetError.self) {
      var writer = try ParquetWriter(columns)
      _ = try writer.append(RowGroup(columns, values))
    }
    return error.description
  }

  @Test func `a file without columns is refused`() throws {
    #expect(try message([], []) == "Parquet: a file needs at least one column")
  }

  @Test func `two columns of one name are refused`() throws {
    let twice = [ParquetColumn("a", .text), ParquetColumn("a", .double)]
    #expect(try message(twice, []) == "Parquet: column a: the name comes twice")
  }

  @Test func `another number of columns is refused`() throws {
    let found = try message([ParquetColumn("a", .text)], [])
    #expect(found == "Parquet: 0 columns were given, the file has 1")
  }

  @Test func `values of another type are refused`() throws {
    let found = try message([ParquetColumn("a", .text)], [.bigint([1])])
    #expect(found == "Parquet: column a: takes text, not bigint")
  }

  @Test func `columns of different lengths are refused`() throws {
    let columns = [ParquetColumn("a", .bigint), ParquetColumn("b", .bigint)]
    let found = try message(columns, [.bigint([1]), .bigint([1, 2])])
    #expect(found == "Parquet: column b: has 2 rows, not 1")
  }

  @Test func `a row group of another file is refused`() throws {
    var writer = try ParquetWriter([ParquetColumn("a", .text)])
    let group = try RowGroup([ParquetColumn("b", .text)], [.text(["x"])])
    let found = try #require(throws: ParquetError.self) { _ = try writer.append(group) }
    #expect(found.description == "Parquet: the row group has the columns of another file")
  }
}
