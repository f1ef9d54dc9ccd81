/// Sizes for people, in decimal units with one digit.
enum ByteText {
  static func of(_ bytes: Int64) -> String {
    let units: [(Int64, String)] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "kB")]
    guard let (size, unit) = units.first(where: { bytes >= $0.0 }) else { return "\(bytes) bytes" }
    let tenths = bytes / (size / 10)
    return "\(tenths / 10).\(tenths % 10) \(unit)"
  }
}
