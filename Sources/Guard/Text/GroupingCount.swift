/// Counts what stands in CUBE (…), ROLLUP (…) and GROUPING SETS (…): the parser multiplies it out.
struct GroupingCount {
  /// Columns and sets in all of them.
  private(set) var elements = 0
  /// Those in CUBE.
  private(set) var cubeElements = 0

  private enum Form { case cube, other }
  private var pending: (form: Form, depth: Int)?
  private var inside: (form: Form, depth: Int)?

  mutating func word(_ word: String, depth: Int) {
    switch word {
    case "CUBE": pending = (.cube, depth)
    case "ROLLUP", "SETS": pending = (.other, depth)
    default: pending = nil
    }
  }

  /// After a bracket or comma, with the depth that it left behind.
  mutating func bracket(depth: Int) {
    if let form = pending, depth == form.depth + 1 {
      // A CUBE within GROUPING SETS still counts as one.
      if inside == nil || form.form == .cube { inside = form }
      add()
    } else if let form = inside, depth <= form.depth {
      inside = nil
    }
    pending = nil
  }

  mutating func comma() { add() }

  private mutating func add() {
    guard let form = pending ?? inside else { return }
    elements += 1
    if form.form == .cube { cubeElements += 1 }
  }
}
