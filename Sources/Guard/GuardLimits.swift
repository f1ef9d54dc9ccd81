/// Bounds on a statement, so that no parser or planner can be wedged with it.
///
/// The defaults are several times what people write; docs/guard.md says what was measured.
public struct GuardLimits: Sendable {
  /// Bytes of the text.
  public var bytes = 20_000
  /// Brackets within brackets.
  public var bracketDepth = 40
  /// Expressions, joins and subqueries within one another, on DuckDB's tree.
  public var treeDepth = 120
  /// Words, names, literals, symbols.
  public var tokens = 5_000
  /// AND, OR, NOT and operators of symbols.
  public var operators = 500
  /// Numbers and texts.
  public var literals = 1_500
  /// CASE and WHEN together.
  public var cases = 200
  /// SELECT, FROM and set operations together.
  public var queries = 120
  /// Columns and sets within CUBE, ROLLUP and GROUPING SETS of the whole text.
  public var groupingElements = 24
  /// Columns within CUBE of the whole text: n of them make 2ⁿ groupings.
  public var cubeElements = 8
  /// Tables read, each use of a CTE counted as all that the CTE reads.
  public var tableReads = 200
  /// Columns of any subquery and of the answer.
  public var columns = 2_000
  /// How long one text may grow, in bytes, as far as the text of the statement tells.
  public var textGrowth = 524_288

  /// The defaults.
  public init() {}
}
