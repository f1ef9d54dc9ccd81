internal import Lake

extension ArchiveReport {
  mutating func add(_ check: PartitionCheck) {
    if let problem = check.problem { return problems.append(problem) }
    guard let manifest = check.manifest else { return }
    partitions += 1
    rows += manifest.rows
    bytes += manifest.bytes
  }

  mutating func add(
    _ source: SourceFile, _ check: SourceCheck, _ sessions: Set<ArchiveProblem.Session>
  ) {
    sources += 1
    sourceBytes += check == .missing ? 0 : source.bytes
    guard let kind = check.kind else { return }
    problems += sessions.sorted().map { session in
      let reason =
        switch check {
        case .outdated:
          "a newer document than \(session.name) was made from; the next ingest of that session takes it"
        case .missing:
          "it is missing, and \(session.name) was made from it; ingest that session again with --refresh"
        default:
          "it is not the document that \(session.name) was made from; ingest that session again "
            + "with --refresh"
        }
      return ArchiveProblem(
        kind: kind, path: "cache/" + source.path, session: session, reason: reason)
    }
  }

  mutating func add(_ strays: [StrayFile], in folder: DataFolder) {
    problems += strays.map { stray in
      ArchiveProblem(
        kind: stray.isTemporary ? .temporary : .stray, path: folder.rawValue + "/" + stray.path,
        session: nil,
        reason: stray.isTemporary
          ? "a writer that was ended left it; a repair removes it"
          : "it belongs to no partition; move it away")
    }
  }

  /// Sessions that are stored under more than one name of their Grand Prix, once for each name.
  mutating func addDuplicates(_ stored: Set<ArchiveProblem.Session>) {
    for group in Dictionary(grouping: stored, by: \.withoutName).values where group.count > 1 {
      for session in group {
        let others = group.filter { $0 != session }.map(\.grandPrix).sorted()
        problems.append(
          ArchiveProblem(
            kind: .duplicate, path: "bronze", session: session,
            reason: "\(session.name) is stored as \(others.joined(separator: ", ")) too, so that "
              + "it counts twice"))
      }
    }
  }

  /// Sessions of which only some tables are complete, where no partition says so already.
  mutating func addIncomplete(
    _ complete: [ArchiveProblem.Session: Set<String>], besides known: [ArchiveProblem]
  ) {
    let broken = Set(known.filter(\.needsRebuild).compactMap(\.session))
    for (session, tables) in complete where !broken.contains(session) {
      let missing = session.tables.filter { !tables.contains($0) }
      guard !missing.isEmpty, missing.count < session.tables.count else { continue }
      problems.append(
        ArchiveProblem(
          kind: .incompleteSession, path: "bronze", session: session,
          reason: "\(session.name) has no \(missing.joined(separator: ", "))"))
    }
  }
}

extension SourceCheck {
  fileprivate var kind: ArchiveProblem.Kind? {
    switch self {
    case .same: nil
    case .missing: .sourceMissing
    case .changed: .sourceChanged
    case .outdated: .outdated
    }
  }
}

extension ArchiveProblem.Session {
  /// The same for all names of a Grand Prix.
  var withoutName: ArchiveProblem.Session {
    .init(season: season, round: round, grandPrix: "", session: session)
  }

  /// For example `2023 R04 azerbaijan-grand-prix Q`.
  var name: String { "\(season) R\(round < 10 ? "0" : "")\(round) \(grandPrix) \(session)" }
}
