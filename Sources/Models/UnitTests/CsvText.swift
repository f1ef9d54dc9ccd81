/// The rows of a CSV text with its column names in the first line.
enum CsvText {
  /// - Returns: each row as an object of texts; an empty field is null, as in dbt.
  static func rows(
    _ text: String, _ fail: (String) -> ProjectError
  ) throws(ProjectError) -> [JSONValue] {
    let records = records(of: text).filter { $0 != [""] }
    guard let names = records.first else { throw fail("the CSV needs a line of column names") }
    var rows: [JSONValue] = []
    for (index, record) in records.dropFirst().enumerated() {
      guard record.count == names.count else {
        throw fail("row \(index + 1) of the CSV has \(record.count) fields, not \(names.count)")
      }
      rows.append(
        .object(
          zip(names, record).map { JSONValue.Member($0, $1.isEmpty ? .null : .text($1)) }))
    }
    return rows
  }

  private static func records(of text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var rest = text[...]
    while let next = rest.popFirst() {
      switch next {
      case "\"" where isQuoted && rest.first == "\"": field.append(rest.removeFirst())
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        record.append(field)
        field = ""
      case _ where next.isNewline && !isQuoted:
        records.append(record + [field])
        (record, field) = ([], "")
      default: field.append(next)
      }
    }
    return field.isEmpty && record.isEmpty ? records : records + [record + [field]]
  }
}
