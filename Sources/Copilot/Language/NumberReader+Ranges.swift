/// Seasons and laps from one to another, and the first or last of laps and races.
extension NumberReader {
  /// "The last ten laps", "the ten closing laps", "the first five races", "after ten laps".
  mutating func takeEnd(_ number: Int, _ index: Int, _ reading: inout Reading) -> Bool {
    var place = index + 1
    var end = index > 0 ? spans[index - 1].end : nil
    if end == nil, place < spans.count, let after = spans[place].end {
      end = after
      place += 1
    }
    guard place < spans.count else { return false }
    let isOfLaps = spans[place].has(.dimension(.lap))
    if let end, spans[place].has(.dimension(.season)) {
      used.insert(place)
      let isOfEvent = spans.contains {
        $0.meanings.contains { if case .event = $0 { true } else { false } }
      }
      if isOfEvent {
        // "At Silverstone in the last three years": it was not run in all of them.
        (reading.race, reading.raceCount, reading.end) = (
          end == .last ? .last : .first, number, nil
        )
        return true
      }
      // "The last three years"
      let all = lake.seasons.sorted()
      reading.seasons = Array(end == .last ? all.suffix(number) : all.prefix(number))
      (reading.seasonsAreOne, reading.end) = (true, nil)
      return true
    }
    if isOfLaps, end == nil, wordBefore(index) == "after" {
      reading.laps = number...number
      return true
    }
    if end == nil, wordBefore(index) == "after",
      spans[place].has(.dimension(.event)) || spans[place].isOfSessions
    {
      // "After five races" is after the fifth.
      reading.round = number
      used.insert(index + 1)
      return true
    }
    guard let end, isOfLaps || spans[place].isOfSessions else { return false }
    if !isOfLaps {
      reading.race = end == .last ? .last : .first
      reading.raceCount = number
    } else if end == .first {
      reading.laps = 1...max(1, number)
    } else {
      let owner = place > index + 1 ? index - 1 : index - 2
      reading.lastLaps = .init(count: number, isOwn: owner >= 0 && spans[owner].isOwner)
    }
    // What it is the end of is said.
    reading.end = nil
    if place > index + 1 { used.insert(index + 1) }
    return true
  }

  /// "since 2010", "before 2000", "from 2010 to 2015".
  mutating func seasonRange(_ number: Int, _ index: Int) -> ClosedRange<Int>? {
    let before = wordBefore(index) ?? ""
    // "2021 to 2024" and "between 2021 and 2024", but "compare 2021 to 2024" and "2021 and 2024"
    let compares = isAfter(index, .shape(.compare)) || isAfter(index, .shape(.difference))
    let joining: Set =
      ["from", "between"].contains(before)
      ? ["to", "and", "until", "till", "through"]
      : compares ? [] : ["to", "until", "till", "through"]
    if index + 2 < spans.count, let end = spans[index + 2].number, (number...2049).contains(end),
      joining.contains(spans[index + 1].words[0].stem)
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
    let isStep = index > 0 && spans[index - 1].words.count > 1
    if before == "before", !isStep { return 1950...max(1950, number - 1) }
    return nil
  }

  /// "In all 22 rounds", "in each of the 22 races": as many as there are.
  private func takesAllRounds(_ index: Int) -> Bool {
    guard index > 0, index + 1 < spans.count else { return false }
    let next = spans[index + 1]
    guard next.words.last?.isPlural == true, next.isOfSessions || next.has(.dimension(.event))
    else { return false }
    let before = spans[max(0, index - 3)..<index].flatMap(\.words).map(\.stem)
    return before.last == "all" || before.suffix(3) == ["all", "of", "the"]
      || before.suffix(2) == ["all", "the"] || before.suffix(3) == ["each", "of", "the"]
      || before.suffix(4) == ["every", "one", "of", "the"]
  }

  mutating func takeAllRounds(_ index: Int, _ reading: inout Reading) -> Bool {
    guard takesAllRounds(index) else { return false }
    reading.isOfAllRounds = true
    reading.groups.append(.event)
    used.insert(index + 1)
    return true
  }

  /// "With two races to go", "five rounds into the season".
  mutating func takeRounds(_ number: Int, _ index: Int, _ reading: inout Reading) -> Bool {
    guard index + 2 < spans.count, spans[index + 1].isOfSessions else { return false }
    var after = index + 2
    // "With two races of 2021 to go"
    if after + 2 < spans.count, ["of", "in"].contains(spans[after].words[0].stem),
      spans[after + 1].number != nil
    {
      after += 2
    }
    let next = spans.dropFirst(after).prefix(2).flatMap(\.words).map(\.stem)
    if next.first == "into" {
      (reading.round, reading.saysAfter) = (number, true)
    } else if ["left", "remaining", "remain"].contains(next[0]) || next.starts(with: ["to", "go"])
      || next.starts(with: ["to", "come"])
    {
      reading.roundsToGo = number
      for at in after..<min(spans.count, after + 2) { used.insert(at) }
    } else {
      return false
    }
    used.insert(index + 1)
    return true
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
      if spans[index + 1].words[0].stem == "and", before != "between" {
        // "On laps 5 and 10" is about two laps, not about all from one to the other.
        reading.saidTwice.insert("lap")
      }
    } else if ["after", "from", "since"].contains(before) {
      range = (before == "after" ? number + 1 : number)...999
    } else if ["before", "until"].contains(before) {
      range = 1...(before == "before" ? max(1, number - 1) : number)
    }
    reading.take(range, as: \.laps, "laps")
  }
}
