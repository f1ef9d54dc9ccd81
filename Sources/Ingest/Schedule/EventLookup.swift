internal import Foundation

extension Schedule {
  /// The events that `selection` means: a round number, or a part of the event's name, country or place in any
  /// case and without accents; all where it is nil.
  ///
  /// - Throws: ``IngestError`` where it means none, or several; the message lists the choices.
  public func events(matching selection: String?) throws -> [Event] {
    guard let selection else { return events }
    if let round = Int(selection) {
      guard let event = events.first(where: { $0.round == round }) else {
        throw IngestError(
          .selection, "season \(season) has no round \(round), it has 1 to \(events.count)")
      }
      return [event]
    }
    let wanted = selection.searchable
    let exact = events.filter { $0.searchable.contains(wanted) }
    let found =
      exact.isEmpty ? events.filter { $0.searchable.contains { $0.contains(wanted) } } : exact
    guard found.count == 1 else {
      let choices = (found.isEmpty ? events : found).map { "\($0.round) \($0.name)" }
      throw IngestError(
        .selection,
        "'\(selection)' means \(found.isEmpty ? "no" : "more than one") Grand Prix of \(season): "
          + choices.joined(separator: ", "))
    }
    return found
  }
}

extension Event {
  fileprivate var searchable: [String] {
    [name, name.replacing(" Grand Prix", with: ""), country, location].map(\.searchable)
  }
}

extension String {
  fileprivate var searchable: String {
    folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
      .replacing("-", with: " ").replacing("_", with: " ")
  }
}
