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
    _ source: SourceFile, _ state: DataRoot.SourceState, _ sessions: Set<ArchiveProblem.Session>
  ) {
    sources += 1
    sourceBytes += state == .missing ? 0 : source.bytes
    if state == .same { return }
    let isMissing = state == .missing
    problems += sessions.sorted().map { session in
      ArchiveProblem(
        kind: isMissing ? .sourceMissing : .sourceChanged, path: "cache/" + source.path,
        session: session,
        reason: (isMissing ? "it is missing, and " : "it is not the document that ")
          + "\(session.name) was made from\(isMissing ? " it" : ""); ingest that session again with --refresh"
      )
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

extension ArchiveProblem.Session {
  /// For example `2023 R04 azerbaijan-grand-prix Q`.
  var name: String { "\(season) R\(round < 10 ? "0" : "")\(round) \(grandPrix) \(session)" }
}
