extension SemanticLayer {
  /// All names under which the lake has a team: sources write them differently, and teams are renamed.
  func names(ofTeam team: String, in lake: LakeVocabulary) -> [String] {
    guard let group = synonyms.teams.first(where: { $0.lake.contains(team) }) else { return [team] }
    let keys = Set((group.lake + group.words).map { Words.key($0) })
    return lake.teams.filter { keys.contains(Words.key($0)) }
  }
}
