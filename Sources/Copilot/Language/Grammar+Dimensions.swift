/// What rows are about or are grouped by, and what says that a number of it follows.
extension Grammar {
  static let dimensions: [([String], Meaning)] = [
    (["driver", "pilot", "racer"], .dimension(.driver)),
    (
      [
        "team", "constructor", "car maker", "manufacturer", "outfit", "garage", "crew", "stable",
        "squad",
      ], .dimension(.team)
    ),
    (
      ["compound", "tyre", "tire", "tyre compound", "tire compound", "rubber", "tyre type"],
      .dimension(.compound)
    ),
    (["stint", "run"], .dimension(.stint)),
    (["lap", "tour"], .dimension(.lap)),
    (
      ["event", "grand prix", "gp", "circuit", "track", "weekend", "round", "venue", "races"],
      .dimension(.event)
    ),
    (["session"], .dimension(.session)),
    (["season", "year"], .dimension(.season)),
    (["which seasons", "which season", "what year", "which year"], .dimension(.season)),
    (["segment", "part of qualifying", "q session"], .dimension(.segment)),
    (["corner", "turn", "curve", "bend"], .dimension(.corner)),
    (["lap", "on lap", "in lap", "end of lap", "at the end of lap"], .number(.lap)),
    (["round", "race number", "race"], .number(.round)),
    (["stint", "stint number"], .number(.stint)), (["turn", "corner", "t"], .number(.corner)),
    (["car", "car number", "number", "no", "driver number"], .number(.driver)),
    (
      [
        "driver championship", "drivers championship", "driver standing", "drivers standing",
        "world championship", "wdc",
        "driver title", "drivers title", "drivers crown", "world title", "drivers cup",
      ], .championship("driver")
    ),
    (
      [
        "constructor championship", "constructors championship", "constructor standing",
        "team standing",
        "team championship", "wcc", "constructor title", "team title", "constructors crown",
        "constructors table", "constructor table", "teams table",
        "constructor rank", "constructors rank", "constructor ranking", "team ranking",
        "constructors cup", "constructors trophy",
      ], .championship("team")
    ),
  ]
}
