public import Foundation
internal import Lake
internal import Timing

/// A session of this year's schedule, and whether bronze has it.
public struct CalendarSession: Sendable, Equatable {
  /// Which session.
  public let planned: PlannedSession
  /// When it is surely over.
  public let end: Date
  /// True where all its tables are there.
  public let isStored: Bool
}

extension IngestRun {
  /// All sessions of the current season, by the run's clock; none where the season has no schedule yet.
  ///
  /// - Throws: ``IngestError`` where the schedule cannot be had or read, `LakeError`.
  public func calendar() async throws -> [CalendarSession] {
    let client = client()
    do {
      let sessions = try await SchedulePlan(root: root, client: client, now: now).calendar()
      try await client.close()
      return sessions
    } catch {
      // The first error says what went wrong.
      try? await client.close()
      throw error
    }
  }
}

extension SchedulePlan {
  func calendar() async throws -> [CalendarSession] {
    guard let schedule = try await scheduleIfAny(currentSeason) else { return [] }
    return try schedule.events.flatMap { event in
      try event.sessions.map { session in
        let planned = PlannedSession(event: event, session: session)
        return CalendarSession(
          planned: planned, end: Date(timeIntervalSince1970: Double(planned.end) / 1_000_000),
          isStored: try isComplete(planned))
      }
    }
  }
}
