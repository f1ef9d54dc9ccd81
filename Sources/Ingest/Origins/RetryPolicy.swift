internal import Lake

/// How a failed request is repeated: exponential backoff with full jitter.
package struct RetryPolicy: Sendable {
  /// Longest wait that an origin may ask for, milliseconds; where it asks for more, a run fails with a word about it.
  static let longestPause: Int64 = 3_600_000
  /// Longest that an origin is left alone without being asked, milliseconds: a wish for the year 2095 is a mistake.
  static let longestRefusal: Int64 = 86_400_000

  /// Requests for one document, the first included.
  package var attempts = 5
  /// The first wait is between 0 and this, in milliseconds; each further one up to twice as long.
  package var base: Int64 = 500
  /// No wait is longer, in milliseconds.
  package var cap: Int64 = 30_000

  /// What is right for the public origins.
  package init() {}

  /// Milliseconds before the request that follows `failures` failed ones.
  ///
  /// - Parameter random: from 0 up to 1.
  package func delay(after failures: Int, random: Double) -> Int64 {
    Int64(Double(min(cap, base << min(max(failures - 1, 0), 20))) * random)
  }

  /// Milliseconds of a `Retry-After` header: seconds, or a date of RFC 9110; nil where it is neither.
  package static func pause(_ header: String, now: Int64) -> Int64? {
    let text = header.trimmed
    if let seconds = Int64(text), seconds >= 0 {
      return seconds.multipliedReportingOverflow(by: 1000).overflow ? .max : seconds * 1000
    }
    return httpDate(text).map { max(0, $0 - now) }
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`, milliseconds since 1970. Foundation's formatters would load a locale for it.
  private static func httpDate(_ text: String) -> Int64? {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT",
      let month = months.firstIndex(of: String(parts[2]))
    else { return nil }
    let number = month + 1 < 10 ? "0\(month + 1)" : "\(month + 1)"
    return Timestamp.milliseconds("\(parts[3])-\(number)-\(parts[1])T\(parts[4]).000Z")
  }
}

extension String {
  /// Without the blanks around it.
  fileprivate var trimmed: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let start = drop(while: isBlank)
    return String(start.reversed().drop(while: isBlank).reversed())
  }
}
