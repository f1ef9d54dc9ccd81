/// Names with `*`, `?` and `[…]`, as shells and dbt take them.
enum Wildcard {
  static func isPattern(_ text: String) -> Bool { text.contains { "*?[]".contains($0) } }

  static func matches(_ text: String, _ pattern: String) -> Bool {
    matches(Array(text)[...], Array(pattern)[...])
  }

  private static func matches(_ text: ArraySlice<Character>, _ pattern: ArraySlice<Character>)
    -> Bool
  {
    guard let first = pattern.first else { return text.isEmpty }
    if first == "*" {
      return (text.startIndex...text.endIndex).contains {
        matches(text[$0...], pattern.dropFirst())
      }
    }
    guard let next = text.first else { return false }
    if first == "[", let end = pattern.dropFirst().firstIndex(of: "]") {
      let set = pattern[pattern.index(after: pattern.startIndex)..<end]
      return contains(next, set) && matches(text.dropFirst(), pattern[(end + 1)...])
    }
    return (first == "?" || first == next) && matches(text.dropFirst(), pattern.dropFirst())
  }

  private static func contains(_ character: Character, _ set: ArraySlice<Character>) -> Bool {
    let isNegated = set.first == "!"
    let items = Array(isNegated ? set.dropFirst() : set)
    var index = 0
    var found = false
    while index < items.count {
      if index + 2 < items.count, items[index + 1] == "-" {
        found = found || (items[index]...items[index + 2]).contains(character)
        index += 3
      } else {
        found = found || items[index] == character
        index += 1
      }
    }
    return found != isNegated
  }
}

/// Files and folders below the project, each part with wildcards.
enum PathPattern {
  /// - Parameter isSelf: whether a folder above the file counts as well.
  static func matches(_ path: String, _ pattern: String, isSelf: Bool) -> Bool {
    let parts = path.split(separator: "/").map(String.init)
    let wanted = pattern.split(separator: "/").filter { $0 != "." }.map(String.init)
    let ends = isSelf ? Array(1...max(1, parts.count)) : [parts.count]
    return ends.contains { end in
      matches(Array(parts.prefix(end))[...], wanted[...])
    }
  }

  private static func matches(_ parts: ArraySlice<String>, _ wanted: ArraySlice<String>) -> Bool {
    guard let first = wanted.first else { return parts.isEmpty }
    if first == "**" {
      return (parts.startIndex...parts.endIndex).contains {
        matches(parts[$0...], wanted.dropFirst())
      }
    }
    guard let next = parts.first else { return false }
    return Wildcard.matches(next, first) && matches(parts.dropFirst(), wanted.dropFirst())
  }
}
