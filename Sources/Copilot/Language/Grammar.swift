/// The words of questions about Formula 1 that depend on no data: sessions, order, grouping, time.
enum Grammar {
  static func add(to lexicon: inout Lexicon) {
    for (phrases, meaning) in meanings { lexicon.add(phrases, meaning) }
    lexicon.add(fillers + asides + ["when was", "when is", "hands of", "in other words", "all told"], .filler)
    lexicon.add(softWords, .soft)
    lexicon.add(negations, .negation)
    for (phrases, bound) in bounds { lexicon.add(phrases, .bound(bound)) }
    lexicon.add(["first", "opening", "initial"], .end(.first))
    lexicon.add(["last", "final", "closing"], .end(.last))
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
        "across all seasons", "in history", "overall history", "in the data", "of the lake", "in the lake", "recorded", "every recorded",
        "in our data", "in your data",
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
        "all the races", "over the season", "so far", "that year", "that season", "of that year", "over the year", "the campaign", "on record", "season long",
      ], .race(.all)
    ),
    (
      [
        "best", "fastest", "quickest", "fast", "quick", "top", "topped", "better", "faster", "quicker",
        "fl", "most fast", "more fast", "most quick", "more quick", "finest", "swiftest", "king", "best first", "fastest first", "quickest first", "purple",
      ], .order(.best)
    ),
    (["worst", "slowest", "slow", "slower", "most slow", "more slow", "worse", "slowest first", "worst first"], .order(.worst)),
    (
      [
        "highest", "most", "biggest", "largest", "longest", "maximum", "max", "greatest", "more",
        "heaviest", "hottest", "warmest", "windiest", "latest", "higher", "longer", "bigger", "larger",
        "highest first", "most first", "longest first", "largest first", "biggest first", "windiest first",
        "hottest first", "most often", "most frequently", "how hot", "how warm", "strongest", "most high", "more high", "most big", "more big", "more strong", "most long", "furthest", "farthest", "widest", "most widely",
      ],
      .order(.high)
    ),
    (
      [
        "lowest", "fewest", "smallest", "least", "minimum", "min", "shortest", "tightest",
        "closest", "coldest", "coolest", "earliest", "lower", "shorter", "smaller", "lowest first",
        "fewest first", "shortest first", "smallest first", "coldest first", "least often", "weakest",
      ], .order(.low)
    ),
    (["average", "avg", "mean", "on average", "typical"], .aggregate(.average)),
    (["median"], .aggregate(.median)),
    (["stdev", "standard deviation", "std", "std dev", "deviation"], .aggregate(.deviation)),
    (
      ["distribution", "min max", "min mean max", "min median max", "min and max", "summary statistics", "range"],
      .aggregate(.distribution)
    ),
    (
      ["how many", "number of", "count", "how often", "how many times", "the number of", "most often",
        "most frequently", "least often",],
      .aggregate(.count)
    ),
    (["total", "sum", "in total", "altogether", "combined", "cumulative"], .aggregate(.total)),
    (
      [
        "over time", "over the race", "over the laps", "lap by lap", "trend", "develop", "evolve",
        "evolution", "progress",
        "progression", "during the race", "throughout", "as the race went on", "lap after lap",
        "every lap", "each lap", "at the end of each lap", "end of each lap",
        "per lap", "by lap", "over the stint", "history of",
      ], .shape(.trend)
    ),
    (
      [
        "difference", "gap between", "delta between", "delta", "how much faster", "how much slower",
        "how much quicker",
        "margin", "advantage", "time difference", "separated", "how far behind", "how far ahead",
      ], .shape(.difference)
    ),
    (
      [
        "compare", "versus", "vs", "v", "compared", "comparison", "against", "head to head",
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
    (["lap", "on lap", "in lap", "end of lap", "at the end of lap"], .number(.lap)),
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
    (["green flag", "under green", "green"], .condition("green")),
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
        "during the vsc",
      ],
      .condition("vsc")
    ),
    (["successful", "worked", "paid off", "succeeded"], .condition("success")),
    (["brand new", "brand new tyre", "fresh", "fresh tyre", "new tyre", "fresh tire", "new tire", "unused"], .condition("fresh")),
    (["used tyre", "used tire", "old tyre", "old tire"], .condition("used")),
  ]

  private static let fillers = """
    the a an of in on at for to from with and is are was were be been did do doe does has have had by it its that this these those
    there their his her he she they them i me my we us our you your please can could would will tell give show find get want know
    see what which how when where display fetch let like s as than then during into same out up so if about
    around per both also just only really actually exactly any some much many long go went come came
    make made take took use used using set run ran drive drove driven driving having
    formula one f1 data lake stat statistic number info information result value figure detail entire whole full given
    time session weekend grand prix gp year season day event lap race driver team car hey hi hello thank thanks plot chart graph
    everyone anyone taken found here since according said say
    own him himself herself kind sort type people fan
    possible exact available including include using respectively whom anyone somebody
    draw visualise visualize view print report produce calculate compute determine look looking happen happened got
    overall single one ones each other second over under through car cars or minute big
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// What people say besides, in talk and in reports.
  private static let asides = """
    yo anyone anybody everybody remember remind reminds recall lol lmao haha pls plz ty thx tf wtf omg rite right gotta gonna wanna nearly
    almost guy guys mate folks man men lads half felt feel looked rough wondering wonder curious asking genuinely honestly basically literally
    forget forgetting ignore ignoring aside actual apparently maybe perhaps probably supposedly guess think believe suppose heard reckon rather
    incl etc eg ie vs viewers readers listeners audience reporters ladies gentlemen good morning evening day hi dear sir sirs madam kindly
    sorry please across alone altogether told entire completely fully overall even ever yet already soon again once twice
    something thing things stuff bit little lot quite pretty very too so whats whos whod hows wheres thats its ive id
    im youre theyre dont didnt doesnt isnt wasnt n w u ur r me us campaign saturday sunday friday afternoon morning
    present provide return output fetch pull summary overview summarise summarize listing sheet report reporting arrive arrived
    manage managed able ability succeed happen happens come comes put puts putting made making done doing does do did got gotten getting
    able wish like could should must shall might may let lets say says tell talk through walk walked away debut field 
    streets floodlights night daytime crowd fans home hero local curtain story tale real true simply plain sheer
    apiece individually separately respectively combined chart plot graph draw visual visually visualise whom pair both either
    figure figures exact precise approximately roughly around precisely secs sec km h mph kph pct
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// Words that belong to a measure, or ask for something that has to be understood.
  private static let softWords = """
    lose lost gain gained score scored far off behind ahead before after between reach change record next previous
    winning final net clean trap line duration complete still steward phase cost back leader directly bring need needed
    finish finished end ended start started beat usual distance include course part spend spent hit against
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  private static let negations = [
    "not", "no", "without", "except", "excluding", "other than", "besides", "apart from", "never",
    "neither", "nobody", "none", "isnt", "wasnt", "didnt", "dont", "nothing", "but not", "instead",
  ]

  private static let bounds: [([String], Meaning.Bound)] = [
    (["more than", "greater than", "above", "over", "longer than", "higher than", "exceed"], .above),
    (["at least", "minimum of", "no fewer than", "no less than"], .atLeast),
    (["less than", "fewer than", "below", "under", "faster than", "quicker than", "shorter than",
      "lower than"], .below),
    (["at most", "up to", "no more than", "within"], .atMost),
  ]
}
