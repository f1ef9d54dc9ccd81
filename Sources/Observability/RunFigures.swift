/// How a run ended, in figures.
public struct RunFigures: Sendable {
  /// True where nothing failed.
  public let isSuccess: Bool
  /// What it did.
  public let families: [MetricFamily]

  /// Figures of a run that came to its end.
  public init(isSuccess: Bool, _ families: [MetricFamily]) {
    (self.isSuccess, self.families) = (isSuccess, families)
  }
}
