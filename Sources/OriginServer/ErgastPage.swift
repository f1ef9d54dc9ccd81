internal import Foundation

/// A part of a Jolpica answer that is not in the folder as it was asked for: cut from the pages of a hundred rows
/// that are.
struct ErgastPage {
  let limit: Int
  let offset: Int

  private static let stored = 100
  /// The lists that rows are in, below a race or a list of standings.
  private static let rowLists = [
    "Results", "QualifyingResults", "SprintResults", "PitStops", "DriverStandings",
    "ConstructorStandings",
  ]

  /// - Parameter query: its members; only a limit (30, at most 100) and an offset (0) are understood.
  init?(_ query: [String]) {
    var (limit, offset) = (30, 0)
    for member in query {
      let parts = member.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let value = Int(parts[1]), value >= 0 else { return nil }
      switch parts[0] {
      case "limit": limit = min(value, ErgastPage.stored)
      case "offset": offset = value
      default: return nil
      }
    }
    self.limit = limit
    self.offset = offset
  }

  /// - Parameter page: the stored page at an offset.
  func cut(from page: (Int) -> [UInt8]?) -> [UInt8]? {
    let first = offset / ErgastPage.stored * ErgastPage.stored
    guard let begin = page(first) ?? page(0), var answer = ErgastPage.object(begin),
      var data = answer["MRData"] as? [String: Any],
      let total = Int(data["total"] as? String ?? ""),
      let table = data.keys.first(where: { $0.hasSuffix("Table") }),
      var content = data[table] as? [String: Any],
      let list = ["Races", "StandingsLists"].first(where: { content[$0] != nil })
    else { return nil }
    var kept: [[String: Any]] = []
    for start in [first, first + ErgastPage.stored] where start < total {
      guard let bytes = page(start), let groups = ErgastPage.groups(bytes, table, list) else {
        return nil
      }
      let slice = ErgastPage.slice(groups, from: offset - start, until: offset + limit - start)
      ErgastPage.join(&kept, slice)
    }
    content[list] = kept
    data[table] = content
    data["limit"] = String(limit)
    data["offset"] = String(offset)
    answer["MRData"] = data
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    return (try? JSONSerialization.data(withJSONObject: answer, options: options)).map(Array.init)
  }

  private static func object(_ bytes: [UInt8]) -> [String: Any]? {
    (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
  }

  private static func groups(_ bytes: [UInt8], _ table: String, _ list: String) -> [[String: Any]]?
  {
    let data = object(bytes)?["MRData"] as? [String: Any]
    return (data?[table] as? [String: Any])?[list] as? [[String: Any]]
  }

  /// What a page ends with, the next may go on with: a race, or a lap of it.
  private static func join(_ groups: inout [[String: Any]], _ more: [[String: Any]]) {
    for group in more {
      let name = (rowLists + ["Laps", "Timings"]).first { group[$0] != nil } ?? ""
      guard let last = groups.last, var rows = last[name] as? [[String: Any]],
        let added = group[name] as? [[String: Any]],
        ["round", "number"].allSatisfy({ last[$0] as? String == group[$0] as? String })
      else {
        groups.append(group)
        continue
      }
      if name == "Laps" { join(&rows, added) } else { rows += added }
      groups[groups.count - 1][name] = rows
    }
  }

  /// The groups with those of their rows that lie within a range of the page; groups without any are left out.
  private static func slice(_ groups: [[String: Any]], from start: Int, until end: Int)
    -> [[String: Any]]
  {
    var index = 0
    return groups.compactMap { group in
      func isWanted() -> Bool {
        defer { index += 1 }
        return index >= start && index < end
      }
      var result = group
      if let laps = group["Laps"] as? [[String: Any]] {
        let kept = laps.compactMap { lap -> [String: Any]? in
          let timings = (lap["Timings"] as? [Any] ?? []).filter { _ in isWanted() }
          return timings.isEmpty ? nil : lap.merging(["Timings": timings]) { $1 }
        }
        result["Laps"] = kept
        return kept.isEmpty ? nil : result
      }
      guard let name = rowLists.first(where: { group[$0] != nil }) else {
        return isWanted() ? group : nil
      }
      let kept = (group[name] as? [Any] ?? []).filter { _ in isWanted() }
      result[name] = kept
      return kept.isEmpty ? nil : result
    }
  }
}
