/// What the names in a question stand for in the lake, as lines of a prompt.
struct QuestionNames {
  let catalog: SemanticCatalog
  let reading: Reading

  private var lake: LakeVocabulary { catalog.lake }

  var lines: [String] {
    drivers + teams + events + compounds
  }

  private var drivers: [String] {
    let named = reading.drivers.map { "driver = \(PromptText.literal($0))\(fullName($0))" }
    let several = reading.ambiguousDrivers.map { codes in
      "one of these drivers, ask back which: "
        + codes.map { PromptText.literal($0) + fullName($0) }.joined(separator: ", ")
    }
    return named + several
  }

  private func fullName(_ code: String) -> String {
    guard let driver = lake.drivers.first(where: { $0.code == code }) else { return "" }
    return " is \(PromptText.quoted(driver.fullName, atMost: 60))"
  }

  private var teams: [String] {
    reading.teams.map { team in
      let names = catalog.semantics.names(ofTeam: team, in: lake)
      let list = (names.isEmpty ? [team] : names).map(PromptText.literal).joined(separator: ", ")
      return "team IN (\(list))"
    }
  }

  private var events: [String] {
    reading.events.map { slug in
      let sessions = (lake.sessions["silver.sessions"] ?? []).filter { $0.event == slug }
      let rounds = Dictionary(grouping: sessions) { "season \($0.season) round \($0.round)" }
      let list = rounds.sorted { $0.key > $1.key }.prefix(8).map { round, sessions in
        "\(round) (\(sessions.map(\.code).sorted().joined(separator: ", ")))"
      }
      let name = PromptText.quoted(lake.eventNames[slug] ?? slug, atMost: 60)
      let held = list.isEmpty ? "no sessions" : list.joined(separator: "; ")
      return "grand_prix = \(PromptText.literal(slug)) is \(name); the lake has \(held)"
    }
  }

  private var compounds: [String] {
    reading.compounds.map { "compound = \(PromptText.literal($0))" }
  }
}
