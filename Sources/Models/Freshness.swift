/// When the data of a source is too old.
public struct Freshness: Equatable, Sendable {
  /// A span of time, as in `{count: 12, period: hour}`.
  public struct Age: Equatable, Sendable {
    /// How many periods.
    public let count: Int
    /// `minute`, `hour` or `day`.
    public let period: String

    /// In seconds.
    public var seconds: Int {
      count * (["minute": 60, "hour": 3600, "day": 86_400][period] ?? 0)
    }
  }

  /// The column, or SQL expression, that says when a row came; nil: the manifests of bronze say it.
  public let loadedAtField: String?
  /// From this age on there is a warning.
  public let warnAfter: Age?
  /// From this age on the check fails.
  public let errorAfter: Age?
  /// An SQL condition that limits the rows to look at.
  public let filter: String?
  /// Whether `freshness: null` says that the age does not count, whatever the source says.
  var isOff = false

  /// Whether there is an age that counts.
  public var isChecked: Bool { !isOff && (warnAfter != nil || errorAfter != nil) }

  /// Reads `freshness` and `loaded_at_field` of a source, a table or its config.
  ///
  /// - Returns: nil where there is neither.
  static func read(_ node: YamlNode) throws(ProjectError) -> Freshness? {
    let field = try node.value("loaded_at_field")?.string()
    let rule = try node.value("freshness")
    if rule == nil, field == nil { return nil }
    if rule?.isNull == true {
      return Freshness(
        loadedAtField: field, warnAfter: nil, errorAfter: nil, filter: nil, isOff: true)
    }
    try rule?.allow(["warn_after", "error_after", "filter"], in: "freshness")
    return Freshness(
      loadedAtField: field, warnAfter: try age("warn_after", rule),
      errorAfter: try age("error_after", rule), filter: try rule?.value("filter")?.string())
  }

  /// With what the source says where the table says nothing.
  func completed(by source: Freshness?) -> Freshness {
    if isOff { return self }
    return Freshness(
      loadedAtField: loadedAtField ?? source?.loadedAtField,
      warnAfter: warnAfter ?? source?.warnAfter, errorAfter: errorAfter ?? source?.errorAfter,
      filter: filter ?? source?.filter)
  }

  private static func age(_ key: String, _ rule: YamlNode?) throws(ProjectError) -> Age? {
    guard let node = try rule?.value(key) else { return nil }
    try node.allow(["count", "period"], in: key)
    let value = try node.json()
    guard let count = value["count"]?.integer, count >= 0, let period = value["period"]?.text,
      ["minute", "hour", "day"].contains(period)
    else {
      throw node.error("\(key) is {count: 12, period: hour}; a period is minute, hour or day")
    }
    return Age(count: count, period: period)
  }
}
