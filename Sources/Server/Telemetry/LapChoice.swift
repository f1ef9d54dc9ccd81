/// One lap that a request names: `VER.12`, or `VER.best`.
struct LapChoice: Sendable, Equatable {
  /// The three letters, or the number on the car.
  let driver: String
  /// Nil for the fastest.
  let lap: Int?

  /// The laps of a parameter such as `VER.12,LEC.best`.
  ///
  /// - Throws: ``Problem`` where one cannot be read, or there are too many.
  static func list(_ text: String) throws -> [LapChoice] {
    let choices = try text.split(separator: ",").map { part in
      let halves = part.split(separator: ".", omittingEmptySubsequences: false)
      guard halves.count == 2, (1...32).contains(halves[0].utf8.count) else {
        throw Problem.badParameter("laps", "takes laps such as VER.12 or VER.best")
      }
      if halves[1] == "best" { return LapChoice(driver: String(halves[0]), lap: nil) }
      guard let lap = Int(halves[1]), (1...999).contains(lap) else {
        throw Problem.badParameter("laps", "takes laps such as VER.12 or VER.best")
      }
      return LapChoice(driver: String(halves[0]), lap: lap)
    }
    guard (1...20).contains(choices.count) else {
      throw Problem.badParameter("laps", "takes 1 to 20 laps separated by commas")
    }
    return choices
  }

  var text: String { "\(driver).\(lap.map(String.init) ?? "best")" }
}
