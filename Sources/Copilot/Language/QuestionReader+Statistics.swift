/// Several statistics that are asked for at once.
extension QuestionReader {
  /// "The average and maximum air temperature", "mean and median loss".
  func namesTwoStatistics(_ stems: [String]) -> Bool {
    // "Min, median and max"
    if !Self.means.isDisjoint(with: stems), ["min", "minimum"].contains(where: stems.contains) {
      return true
    }
    return namesTwoSideBySide(stems)
  }

  private func namesTwoSideBySide(_ stems: [String]) -> Bool {
    stems.indices.dropFirst().dropLast().contains { place in
      ["and", "plus"].contains(stems[place]) && Self.means.contains(stems[place - 1])
        && (Self.means.union(Self.ends).contains(stems[place + 1])
          || stems[place + 1] == "the" && place + 2 < stems.count
            && Self.means.union(Self.ends).contains(stems[place + 2]))
    }
  }

  private static let means: Set = ["average", "mean", "median", "avg"]
  private static let ends: Set = ["maximum", "minimum", "max", "min", "highest", "lowest"]
}
