/// Seasons and laps from one to another.
extension NumberReader {
  /// "since 2010", "before 2000", "from 2010 to 2015".
  mutating func seasonRange(_ number: Int, _ index: Int) -> ClosedRange<Int>? {
    let before = wordBefore(index) ?? ""
    if ["from", "between"].contains(before), index + 2 < spans.count,
      let end = spans[index + 2].number, (number...2049).contains(end),
      ["to", "and", "until", "till", "through"].contains(spans[index + 1].words[0].stem)
    {
      used.formUnion([index + 1, index + 2])
      return number...end
    }
    // "2021-2024"
    if index + 1 < spans.count, let end = spans[index + 1].number, (number...2049).contains(end) {
      used.insert(index + 1)
      return number...end
    }
    if before == "since" { return number...2049 }
    if before == "before" { return 1950...max(1950, number - 1) }
    return nil
  }

  mutating func takeLap(_ number: Int, _ index: Int, _ reading: inout Reading) {
    let before = wordBefore(index - 1) ?? ""
    var range = number...number
    // "10 to 20", "10 and 20", "10-20"
    if index + 3 < spans.count, spans[index + 2].has(.number(.lap)),
      let end = spans[index + 3].number, end > number,
      ["to", "and", "until", "till", "through"].contains(spans[index + 1].words[0].stem)
    {
      range = number...end
      used.formUnion([index + 1, index + 2, index + 3])
    } else if index + 1 < spans.count, let end = spans[index + 1].number, end > number, end < 150 {
      range = number...end
      used.insert(index + 1)
    } else if index + 2 < spans.count, let end = spans[index + 2].number, end > number, end < 200,
      ["to", "and", "until", "till", "through"].contains(spans[index + 1].words[0].stem)
    {
      range = number...end
      used.formUnion([index + 1, index + 2])
    } else if ["after", "from", "since"].contains(before) {
      range = (before == "after" ? number + 1 : number)...999
    } else if ["before", "until"].contains(before) {
      range = 1...(before == "before" ? max(1, number - 1) : number)
    }
    reading.laps = range
  }
}
