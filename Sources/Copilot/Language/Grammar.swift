/// The words of questions about Formula 1 that depend on no data: sessions, order, grouping, time.
enum Grammar {
  static func add(to lexicon: inout Lexicon) {
    for (phrases, meaning) in meanings { lexicon.add(phrases, meaning) }
    lexicon.add(fillers, .filler)
  }

  private static let meanings: [([String], Meaning)] = [
    (["race", "grand prix race", "gp race", "sunday", "main race"], .sessions(["R"])),
    (
      [
        "qualifying", "quali", "qualy", "qualification", "qualifier", "saturday qualifying",
        "qualified", "qualify",
      ],
      .sessions(["Q"])
    ),
    (["sprint", "sprint race"], .sessions(["S"])),
    (
      ["sprint qualifying", "sprint shootout", "sprint quali", "shootout", "sq"], .sessions(["SQ"])
    ),
    (
      ["practice", "free practice", "practices", "practice session", "training"],
      .sessions(["FP1", "FP2", "FP3"])
    ),
    (
      ["fp1", "first practice", "practice 1", "practice one", "free practice 1", "p1 session"],
      .sessions(["FP1"])
    ),
    (
      ["fp2", "second practice", "practice 2", "practice two", "free practice 2"],
      .sessions(["FP2"])
    ),
    (
      [
        "fp3", "third practice", "final practice", "practice 3", "practice three",
        "free practice 3",
      ],
      .sessions(["FP3"])
    ),
    (["q1", "quali 1", "first part of qualifying", "first part"], .segment(1)),
    (["q2", "quali 2", "second part of qualifying", "second part"], .segment(2)),
    (
      [
        "q3", "quali 3", "final part of qualifying", "last part of qualifying", "final part",
        "last part", "top ten shootout", "pole shootout",
      ], .segment(3)
    ),
    (
      ["soft", "soft tyre", "soft tire", "red tyre", "softs", "soft compound", "on softs"],
      .compound("SOFT")
    ),
    (
      ["medium", "medium tyre", "medium tire", "yellow tyre", "mediums", "medium compound"],
      .compound("MEDIUM")
    ),
    (
      ["hard", "hard tyre", "hard tire", "white tyre", "hards", "hard compound"], .compound("HARD")
    ),
    (
      ["intermediate", "inter", "inters", "intermediate tyre", "intermediate tire"],
      .compound("INTERMEDIATE")
    ),
    (["full wet", "wet tyre", "wet tire", "full wets", "wets"], .compound("WET")),
    (["this season", "this year", "current season", "the season so far"], .season(.this)),
    (["last season", "last year", "previous season"], .season(.last)),
    (
      [
        "all season", "all years", "ever", "of all time", "all time", "in the whole lake",
        "in the database",
        "across all seasons", "in history", "overall history", "in the data",
      ], .season(.all)
    ),
    (
      [
        "last race", "latest race", "most recent race", "latest grand prix", "last grand prix",
        "last gp",
        "previous race",
      ], .race(.last)
    ),
    (["first race", "season opener", "opening race", "opener"], .race(.first)),
    (
      [
        "all races", "every race", "each race", "the season", "season", "the year",
        "across the season", "whole season",
        "all sessions", "all the races", "over the season", "so far",
      ], .race(.all)
    ),
    (["best", "fastest", "quickest", "fast", "quick", "top", "topped", "leading"], .order(.best)),
    (["worst", "slowest", "slow"], .order(.worst)),
    (
      [
        "highest", "most", "biggest", "largest", "longest", "maximum", "max", "greatest", "more",
        "heaviest", "hottest", "warmest", "windiest", "latest",
      ],
      .order(.high)
    ),
    (
      [
        "lowest", "fewest", "smallest", "least", "minimum", "min", "shortest", "tightest",
        "closest", "coldest", "coolest", "earliest",
      ], .order(.low)
    ),
    (["average", "avg", "mean", "on average", "typical"], .aggregate(.average)),
    (["median"], .aggregate(.median)),
    (
      ["how many", "number of", "count", "how often", "how many times", "the number of"],
      .aggregate(.count)
    ),
    (["total", "sum", "in total", "altogether", "combined", "cumulative"], .aggregate(.total)),
    (
      [
        "over time", "over the race", "over the laps", "lap by lap", "trend", "develop", "evolve",
        "evolution", "progress",
        "progression", "during the race", "throughout", "as the race went on", "lap after lap",
        "every lap", "each lap",
        "per lap", "by lap", "over the stint", "history of",
      ], .shape(.trend)
    ),
    (
      [
        "difference", "gap between", "delta between", "delta", "how much faster", "how much slower",
        "how much quicker",
        "margin", "advantage", "time difference", "separated",
      ], .shape(.difference)
    ),
    (
      [
        "compare", "versus", "vs", "v", "compared", "comparison", "against", "head to head", "or",
        "side by side",
      ],
      .shape(.compare)
    ),
    (["each", "per", "every", "by", "for each", "for every", "for all"], .shape(.each)),
    (
      ["list", "show all", "all", "table of", "ranking", "rank", "ranked", "order", "sorted"],
      .shape(.list)
    ),
    (["who", "which driver", "what driver", "whose", "whom"], .shape(.who)),
    (["top", "first", "best"], .shape(.top)),
    (["driver", "pilot", "racer"], .dimension(.driver)),
    (["team", "constructor", "car maker", "manufacturer", "outfit", "garage"], .dimension(.team)),
    (
      ["compound", "tyre", "tire", "tyre compound", "tire compound", "rubber", "tyre type"],
      .dimension(.compound)
    ),
    (["stint", "run"], .dimension(.stint)),
    (["lap"], .dimension(.lap)),
    (
      ["event", "grand prix", "gp", "circuit", "track", "weekend", "round", "venue", "races"],
      .dimension(.event)
    ),
    (["session"], .dimension(.session)),
    (["season", "year"], .dimension(.season)),
    (["which seasons", "which season", "what year", "which year"], .dimension(.season)),
    (["segment", "part of qualifying", "q session"], .dimension(.segment)),
    (["corner", "turn"], .dimension(.corner)),
    (["lap", "on lap", "in lap"], .number(.lap)),
    (["round", "race number", "race"], .number(.round)),
    (["stint", "stint number"], .number(.stint)), (["turn", "corner", "t"], .number(.corner)),
    (["car", "car number", "number", "no", "driver number"], .number(.driver)),
    (
      [
        "driver championship", "drivers championship", "driver standing", "drivers standing",
        "world championship", "wdc",
        "driver title", "drivers title",
      ], .championship("driver")
    ),
    (
      [
        "constructor championship", "constructors championship", "constructor standing",
        "team standing",
        "team championship", "wcc", "constructor title", "team title",
      ], .championship("team")
    ),
    (["clean", "clean lap", "representative lap", "clean laps only"], .condition("clean")),
    (["green flag", "under green"], .condition("green")),
    (
      [
        "under safety car", "under the safety car", "behind the safety car",
        "during the safety car", "under sc",
      ],
      .condition("safety_car")
    ),
    (
      [
        "under the virtual safety car", "under virtual safety car", "under vsc", "under the vsc",
        "vsc pit stop", "during the vsc",
      ],
      .condition("vsc")
    ),
    (["successful", "worked", "paid off", "succeeded"], .condition("success")),
    (["fresh tyre", "new tyre", "fresh tire", "new tire", "unused"], .condition("fresh")),
    (["used tyre", "used tire", "old tyre", "old tire"], .condition("used")),
  ]

  private static let fillers = """
    the a an of in on at for to from with and is are was were be been did do doe does has have had by it its that this these those
    there their his her he she they them i me my we us our you your please can could would will tell give show find get want know
    see what which how when where display fetch let like s as than then during between among within into out up so if about
    around after before over under per both also just only really actually exactly any some much many long go went come came
    make made take took use used using set run ran drive drove driven driving have having lose lost gain gained score scored
    formula one f1 data lake stat statistic number info information result value figure detail entire whole full given
    time session weekend grand prix gp year season day event lap race driver team car hey hi hello thank thanks plot chart graph
    second far often still off behind ahead through part reach change everyone anyone taken big record found there here cars
    winning since according then according say said back usual course distance own him himself herself kind sort type people fan
    spend spent need needed possible exact available including include using respectively whom against anyone somebody maximum
    net clean trap line duration still final complete steward show phases phase cost usual hit back leader directly bring
    draw visualise visualize view print report produce calculate compute determine need look looking happen happened got
    finish finished end ended start started beat better faster slower quicker overall single one ones each other another
    """.split(whereSeparator: \.isWhitespace).map(String.init)
}
