/// Where each origin is: a URL, or a folder of recorded responses.
public struct OriginAddresses: Sendable {
  /// One origin's address.
  public enum Address: Sendable, Equatable {
    /// Base URL without a slash at its end.
    case url(String)
    /// A folder laid out like the raw archive.
    case folder(String)

    /// Reads `http://…`, `https://…`, or a folder.
    public init(_ text: String) {
      if text.hasPrefix("http://") || text.hasPrefix("https://") {
        self = .url(text.hasSuffix("/") ? String(text.dropLast()) : text)
      } else {
        self = .folder(text)
      }
    }
  }

  private var addresses: [Origin: Address] = [:]

  /// The public origins, with other addresses for all of them or for single ones; single ones win.
  public init(all: String? = nil, _ single: [Origin: String] = [:]) {
    for origin in Origin.allCases {
      addresses[origin] = Address(single[origin] ?? all ?? origin.defaultBase)
    }
  }

  /// True where any origin is a URL.
  var needNetwork: Bool {
    Origin.allCases.contains { if case .url = self[$0] { true } else { false } }
  }

  /// The URLs among them.
  var bases: Set<String> {
    Set(
      Origin.allCases.compactMap { if case .url(let base) = self[$0] { base } else { nil } })
  }

  /// The address of an origin.
  public subscript(origin: Origin) -> Address { addresses[origin] ?? Address(origin.defaultBase) }
}
