extension ParquetType {
  /// The physical type: BOOLEAN, INT32, INT64, FLOAT, DOUBLE or BYTE_ARRAY.
  var physical: Int32 {
    switch self {
    case .boolean: 0
    case .integer: 1
    case .bigint, .timestamp: 2
    case .real: 4
    case .double: 5
    case .text: 6
    }
  }

  /// The annotation for readers that do not know logical types: UTF8, TIMESTAMP_MICROS, INT_32,
  /// INT_64.
  fileprivate var converted: Int32? {
    switch self {
    case .boolean, .real, .double: nil
    case .text: 0
    case .timestamp: 10
    case .integer: 17
    case .bigint: 18
    }
  }
}

extension ParquetColumn {
  private static let optional: Int32 = 1

  /// The fields of the column's SchemaElement.
  func writeSchema(_ element: inout ThriftCompactWriter) {
    element.int32(1, type.physical)
    element.int32(3, Self.optional)
    element.binary(4, name.utf8)
    if let converted = type.converted { element.int32(6, converted) }
    switch type {
    case .text: element.structure(10) { $0.structure(1) { _ in } }
    case .timestamp:
      element.structure(10) { logical in
        logical.structure(8) { timestamp in
          timestamp.bool(1, false)  // not adjusted to UTC
          timestamp.structure(2) { $0.structure(2) { _ in } }  // microseconds
        }
      }
    case .boolean, .integer, .bigint, .real, .double: break
    }
  }
}
