internal import Foundation
internal import Lake

/// Sessions that are stored under several names of their Grand Prix, and which name the raw archive says is right.
struct FormerNames {
  private let root: DataRoot
  private var current: [ArchiveProblem.Session: Result<String, IngestError>] = [:]

  init(_ root: DataRoot, _ duplicates: [ArchiveProblem.Session]) async throws {
    self.root = root
    for session in duplicates {
      do {
        current[session] = .success(try await currentName(session))
      } catch let error as IngestError {
        current[session] = .failure(error)
      }
    }
  }

  /// Those under a former name, and those of which nobody knows.
  var sessions: [ArchiveProblem.Session] {
    current.filter { $0.value != .success($0.key.grandPrix) }.keys.sorted()
  }

  /// True where another name is known to be the right one.
  func contains(_ session: ArchiveProblem.Session) -> Bool {
    if case .success(let name) = current[session] { name != session.grandPrix } else { false }
  }

  /// Deletes what is stored under a former name, or says why nothing was deleted.
  func remove(_ session: ArchiveProblem.Session) async throws -> ArchiveRepair.Report.Outcome {
    let name: String
    switch current[session] {
    case .success(let known): name = known
    case .failure(let error): return .impossible(error.message)
    case nil: return .impossible("it is stored under one name")
    }
    let isHistory = session.session == ArchiveProblem.Session.history
    let last = try Partition(
      table: isHistory ? "ergast_races" : "sessions", season: session.season,
      round: session.round, grandPrix: name, session: isHistory ? "R" : session.session)
    guard try root.partitions.state(of: last).manifest != nil else {
      return .impossible(
        "it is now called \(name), which is not stored as a whole; ingest it again")
    }
    _ = try await BronzeWriter(root.partitions).removeFormerNames(besides: last)
    return .removed(for: name)
  }

  /// The slug that the archived schedule, or Jolpica's archived calendar, has for the round.
  private func currentName(_ session: ArchiveProblem.Session) async throws -> String {
    let client = OriginClient(OriginAddresses(all: root.cache), root)
    let events =
      session.session == ArchiveProblem.Session.history
      ? try await calendar(session, client) : try await schedule(session, client)
    guard let event = events.first else {
      throw IngestError(.schedule, "the raw archive has no round \(session.round)")
    }
    return try Slug.make(event.name)
  }

  private func schedule(
    _ session: ArchiveProblem.Session, _ client: OriginClient
  ) async throws -> [Event] {
    let plan = SchedulePlan(root: root, client: client, now: Date())
    return try await plan.schedule(session.season).events(matching: "\(session.round)")
  }

  private func calendar(
    _ session: ArchiveProblem.Session, _ client: OriginClient
  ) async throws -> [Event] {
    let fetch = HistoryFetch(client: client)
    let final = Finality.season(session.season)
    guard
      let answer = try await fetch.answer(.calendar(session.season), .races, final: final)
    else {
      throw IngestError(
        .schedule, "the raw archive has no calendar of season \(session.season)")
    }
    return try HistoryCalendar(season: session.season, answer: answer)
      .races(matching: "\(session.round)").map(\.event)
  }
}
