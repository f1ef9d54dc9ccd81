/// The layouts of a data root that this f1lake knows, and the way from each to the next.
///
/// The first layout has the number 1, and the sentinel of a root says which one it has.
package struct Layouts: Sendable {
  /// The step from each layout to the next, the oldest first.
  let steps: [LayoutStep]

  /// - Parameter steps: the one at index 0 leads from layout 1 to layout 2.
  package init(_ steps: [LayoutStep]) { self.steps = steps }

  /// Those of this version. There was one layout so far.
  package static let known = Layouts([])

  /// The layout that commands work on.
  package var newest: Int { steps.count + 1 }

  /// The way from a layout to the newest one.
  func steps(from layout: Int) -> [LayoutStep] { Array(steps.dropFirst(layout - 1)) }
}

/// What makes one layout of the data root the next one.
public struct LayoutStep: Sendable {
  /// What it changes, for people.
  public let summary: String
  /// Does it.
  let change: @Sendable (DataRoot) throws -> Void

  /// - Parameter change: may be ended at any moment, and begins again then; so it must go on from
  ///   whatever it has left. It writes and deletes through the root, whose guard stops it.
  package init(_ summary: String, change: @escaping @Sendable (DataRoot) throws -> Void) {
    self.summary = summary
    self.change = change
  }
}
