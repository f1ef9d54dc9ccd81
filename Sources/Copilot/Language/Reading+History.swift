/// Questions about all that has been.
extension Reading {
  /// "Which circuits has Russell won at?" asks of all seasons, "which circuits did he win at?" of one.
  mutating func noteHistory() {
    guard seasons.isEmpty, seasonWord == nil, race == nil, round == nil else { return }
    isOfHistory = stems.indices.contains { place in
      ["has", "have"].contains(stems[place])
        && stems[place...].dropFirst().prefix(4).contains { Self.participles.contains($0) }
    }
  }

  private static let participles: Set = ["won", "beaten", "triumphed", "conquered", "reigned"]
}
