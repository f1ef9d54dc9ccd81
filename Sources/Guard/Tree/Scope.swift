/// What names mean at one place of a statement.
struct Scope {
  /// CTEs by their names in lower case.
  var ctes: [String: Shape] = [:]
  /// Of the columns that may be named here.
  var growth = Growth()
  /// The lambda around this place.
  var lambda: Lambda?

  /// A function that a list function calls for every element.
  struct Lambda {
    /// In lower case.
    let parameters: Set<String>
    /// A reduction feeds the result back in, so that growth would be without bound.
    let isReduction: Bool
    /// True directly below an operator whose result is one number or truth value.
    var allowsCapture = false
  }
}
