extension SemanticLayer {
  /// All names under which the lake may have a team.
  func names(ofTeam team: String) -> [String] {
    synonyms.teams.first { $0.lake.contains(team) }?.lake ?? [team]
  }
}
