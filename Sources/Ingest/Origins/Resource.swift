/// The public sources of Formula 1 data.
public enum Origin: String, CaseIterable, Sendable {
  /// The live timing archive.
  case timing
  /// Jolpica: official results in the Ergast format.
  case results
  /// The event schedules of f1schedule.
  case schedule
  /// MultiViewer: maps of the circuits.
  case circuits

  /// Where it is unless told otherwise.
  public var defaultBase: String {
    switch self {
    case .timing: "https://livetiming.formula1.com"
    case .results: "https://api.jolpi.ca"
    case .schedule: "https://raw.githubusercontent.com"
    case .circuits: "https://api.multiviewer.app"
    }
  }
}

/// One document at an origin.
public struct Resource: Hashable, Sendable {
  /// Who serves it.
  public let origin: Origin
  /// Its path there, starting with `/`, not percent-encoded.
  public let path: String
  /// Query items by name, not percent-encoded; mostly none.
  public var query: [String: String] = [:]

  /// A topic of a session.
  package static func topic(_ file: String, of session: String) -> Resource {
    Resource(origin: .timing, path: "/static/\(session)/\(file)")
  }

  /// A Jolpica endpoint of a round, for example `results` or `laps/1`.
  package static func result(_ endpoint: String, season: Int, round: Int) -> Resource {
    Resource(origin: .results, path: "/ergast/f1/\(season)/\(round)/\(endpoint).json")
  }

  /// A season's schedule.
  package static func schedule(_ season: Int) -> Resource {
    Resource(origin: .schedule, path: "/theOehrly/f1schedule/master/schedule_\(season).json")
  }

  /// The map of a circuit in a season, by the timing archive's key.
  static func circuit(_ key: Int, season: Int) -> Resource {
    Resource(origin: .circuits, path: "/api/v1/circuits/\(key)/\(season)")
  }

  /// Its place in the raw archive, and in a folder that is replayed. The layout is the origins' own; the timing
  /// archive's `/static` lies under `livetiming`. A query follows `^`: `laps.json^limit=100&offset=200`.
  public var archivePath: String {
    let file = origin == .timing ? "livetiming" + path : String(path.dropFirst())
    return query.isEmpty ? file : file + "^" + queryItems { $0 }
  }

  /// The path and query as they go over the wire (RFC 3986).
  var encodedPath: String {
    let encoded = Self.percentEncoded(path)
    return query.isEmpty ? encoded : encoded + "?" + queryItems(Self.percentEncoded)
  }

  /// `a=1&b=2`, sorted by name.
  private func queryItems(_ encode: (String) -> String) -> String {
    query.sorted { $0.key < $1.key }.map { "\(encode($0.key))=\(encode($0.value))" }
      .joined(separator: "&")
  }

  private static func percentEncoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        String(UnicodeScalar(byte))
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"),
        UInt8(ascii: "/"):
        String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
