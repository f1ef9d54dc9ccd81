/// The requests of all processes on a data root, as the small file between them holds them.
///
/// Lines of words, since every request reads and writes it: a first and a last line that tell a whole file, and for
/// each origin and address until when it wants to be left alone and when it was asked, milliseconds since 1970.
struct LimitFile {
  private static let first = "f1lake request limits 1"
  private static let last = "end"
  /// The name of a ledger's line where nothing is known of other origins' past.
  private static let unknown = "unknown"

  /// By origin and address.
  var ledgers: [String: RequestLedger] = [:]
  /// Set where an earlier file could not be read, milliseconds since 1970.
  var unknownBefore: Int64?

  /// Nothing was asked yet; or nobody knows what was before `unknownBefore`.
  init(unknownBefore: Int64? = nil) { self.unknownBefore = unknownBefore }

  /// Nil where the bytes are not those of a whole file.
  init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.count >= 2, lines[0] == Self.first, lines[lines.count - 1] == Self.last else {
      return nil
    }
    for line in lines.dropFirst().dropLast() {
      let words = line.split(separator: " ")
      let numbers = words.dropFirst().compactMap { Int64($0) }
      guard numbers.count == words.count - 1, let paused = numbers.first else { return nil }
      if words[0] == Self.unknown {
        unknownBefore = paused
      } else {
        ledgers[String(words[0])] = RequestLedger(Array(numbers.dropFirst()), pausedUntil: paused)
      }
    }
  }

  /// The file's bytes.
  var bytes: [UInt8] {
    var lines = [Self.first]
    if let unknownBefore { lines.append("\(Self.unknown) \(unknownBefore)") }
    lines += ledgers.sorted { $0.key < $1.key }.map { key, ledger in
      ([key, "\(ledger.pausedUntil)"] + ledger.granted.map { "\($0)" }).joined(separator: " ")
    }
    return Array((lines + [Self.last, ""]).joined(separator: "\n").utf8)
  }

  /// The name of an address's ledger: one word.
  static func key(_ origin: Origin, _ base: String) -> String {
    "\(origin.rawValue)@\(base.replacing(" ", with: "%20"))"
  }
}
