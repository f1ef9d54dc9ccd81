/// Which of many sessions is asked for.
extension Reading {
  /// "Which was the coldest qualifying of 2024?", "which 2023 race was the longest?"
  mutating func noteSession() {
    guard asked == nil, stems.contains("which"), events.isEmpty, round == nil, !sessions.isEmpty,
      drivers.isEmpty, teams.isEmpty, order == .high || order == .low
    else { return }
    asked = .event
  }
}
