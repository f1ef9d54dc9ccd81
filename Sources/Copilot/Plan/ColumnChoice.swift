/// Which column a question asks for, where it asks for no metric: by its name and by what the models say of it.
struct ColumnChoice {
  let columns: ModelColumns
  let reading: Reading

  /// A column that the question may mean, and the words that it explains.
  struct Candidate {
    let column: ModelColumn
    /// Places of its name.
    let named: Set<Int>
    /// Places that its description explains besides.
    let described: Set<Int>
  }

  /// Those that explain all that nothing else does, the likeliest first.
  var candidates: [Candidate] {
    let open = openPlaces
    return columns.all.compactMap { candidate($0, open) }.sorted { one, other in
      let rank = (score(one), score(other))
      return rank.0 != rank.1 ? rank.0 > rank.1 : one.column.name < other.column.name
    }
  }

  private func score(_ candidate: Candidate) -> Int {
    // Marts are made for questions.
    candidate.named.count * 4 + candidate.described.count
      + (candidate.column.table.hasPrefix("gold.") ? 1 : 0)
  }

  /// Words that nothing explains, and those of measures.
  private var openPlaces: Set<Int> {
    var open: Set<Int> = []
    for (place, text) in reading.unknown.merging(reading.loose, uniquingKeysWith: { a, _ in a }) {
      open.formUnion(place..<place + Words.split(text).count)
    }
    return open
  }

  private func candidate(_ column: ModelColumn, _ open: Set<Int>) -> Candidate? {
    let named = column.names.compactMap(places)
      .filter { open.isEmpty ? isRow($0) : !$0.isDisjoint(with: open) }
      .max { $0.count < $1.count }
    // One word that other measures have too names no column.
    guard let named, named.count > 1 || reading.unknown.keys.contains(where: named.contains),
      !reading.metrics.contains(where: { !$0.isWeak && $0.places.isSuperset(of: named) })
    else { return nil }
    let rest = open.subtracting(named)
    guard
      rest.allSatisfy({ place in
        reading.unknown[place] != nil && column.words.contains(reading.stems[place])
      })
    else { return nil }
    return Candidate(column: column, named: named, described: rest)
  }

  /// Whether words stand side by side, so that they name a column though each means nothing alone: "broadcast name".
  private func isRow(_ places: Set<Int>) -> Bool {
    guard let first = places.min(), let last = places.max() else { return false }
    return places.count > 1 && last - first == places.count - 1
  }

  /// Where all words of a name stand close together.
  private func places(of name: [String]) -> Set<Int>? {
    var found: Set<Int> = []
    for word in name {
      guard
        let place = reading.stems.indices.first(where: {
          reading.stems[$0] == word && !found.contains($0)
        })
      else { return nil }
      found.insert(place)
    }
    guard let first = found.min(), let last = found.max(), last - first < name.count + 3 else {
      return nil
    }
    return found
  }
}
