/// The words of questions about Formula 1 that depend on no data: sessions, order, grouping, time.
enum Grammar {
  static func add(to lexicon: inout Lexicon) {
    for (phrases, meaning) in meanings + dimensions { lexicon.add(phrases, meaning) }
    lexicon.add(
      softWords + ["clear of", "going into", "heading into", "coming into", "prior to"], .soft)
    lexicon.add(negations, .negation)
    lexicon.add(
      ["was it", "is it", "were it", "gotta be", "must be", "has to be", "had to be", "surely"],
      .guess)
    for (phrases, bound) in bounds { lexicon.add(phrases, .bound(bound)) }
    lexicon.add(
      ["first", "opening", "initial", "first time", "first ever", "maiden"], .end(.first))
    lexicon.add(
      ["last", "final", "closing", "last time", "most recent", "most recently"],
      .end(.last))
  }

  private static let meanings: [([String], Meaning)] = [
    (["race", "grand prix race", "gp race", "sunday", "main race"], .sessions(["R"])),
    (
      [
        "qualifying", "quali", "qualy", "qualification", "qualifier", "saturday qualifying",
        "qualified", "qualify", "qualis", "qualies", "qualifyings",
      ],
      .sessions(["Q"])
    ),
    (
      ["sprint", "sprint race", "short race", "short saturday race", "saturday race"],
      .sessions(["S"])
    ),
    (
      ["sprint qualifying", "sprint shootout", "sprint quali", "shootout", "sq"], .sessions(["SQ"])
    ),
    (
      ["practice", "free practice", "practices", "practice session", "training"],
      .sessions(["FP1", "FP2", "FP3"])
    ),
    (
      [
        "fp1", "first practice", "first free practice", "first training", "first practice session",
        "first training session", "opening practice", "practice 1", "practice one",
        "free practice 1", "p1 session",
      ],
      .sessions(["FP1"])
    ),
    (
      [
        "fp2", "second practice", "second free practice", "second training", "practice 2",
        "practice two", "free practice 2",
      ],
      .sessions(["FP2"])
    ),
    (
      [
        "fp3", "third practice", "third free practice", "third training", "final practice",
        "practice 3", "practice three",
        "free practice 3",
      ],
      .sessions(["FP3"])
    ),
    (["q1", "q1s", "quali 1", "first part of qualifying", "first part"], .segment(1)),
    (["q2", "q2s", "quali 2", "second part of qualifying", "second part"], .segment(2)),
    (
      [
        "q3", "q3s", "quali 3", "final part of qualifying", "last part of qualifying", "final part",
        "third part",
        "third part of qualifying",
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
    (["instead of", "rather than", "in place of", "not the"], .insteadOf),
    (
      [
        "team mate", "teammate", "stablemate", "garage partner", "sister car", "other car",
        "other driver",
      ], .teammate
    ),
    (
      [
        "next race", "next round", "next event", "next grand prix", "next gp", "next weekend",
        "next one", "following race", "following round", "following event", "race after",
        "round after", "one after", "event after", "weekend after", "race later", "round later",
      ], .relative(.event, 1)
    ),
    (
      [
        "race before", "round before", "one before", "event before", "weekend before",
        "previous round", "previous event", "preceding race", "preceding round", "race earlier",
        "round earlier", "race prior",
      ], .relative(.event, -1)
    ),
    (
      [
        "the year after", "the season after", "year after", "season after", "following year",
        "following season", "year later",
        "season later",
      ], .relative(.season, 1)
    ),
    (
      [
        "the year before", "the season before", "the year prior", "year before", "season before",
        "previous year", "preceding year", "preceding season",
        "year earlier", "season earlier", "year prior", "prior year", "prior season",
      ], .relative(.season, -1)
    ),
    (["this season", "this year", "current season", "the season so far"], .season(.this)),
    (["last season", "last year", "previous season"], .season(.last)),
    (
      [
        "all season", "all years", "ever", "of all time", "all time", "in the whole lake",
        "in the database",
        "across all seasons", "in history", "overall history", "in the data", "of the lake",
        "in the lake", "recorded",
        "in our data", "in your data", "over the years", "down the years", "data for",
        "got data for", "have data for", "on record", "career", "in his career",
      ], .season(.all)
    ),
    (
      [
        "last race", "latest race", "most recent race", "latest grand prix", "last grand prix",
        "last gp",
        "previous race",
      ], .race(.last)
    ),
    (
      [
        "finale", "season finale", "final race", "final round", "last round", "closing race",
        "decider", "season's last race", "title decider", "final grand prix",
      ], .race(.last)
    ),
    (["first race", "season opener", "opening race", "opener"], .race(.first)),
    (
      [
        "all races", "every race", "each race", "the season", "season", "the year",
        "across the season", "whole season",
        "all the races", "over the season", "so far", "that year", "that season", "of that year",
        "over the year", "the campaign", "season long",
      ], .race(.all)
    ),
    (
      [
        "best", "fastest", "quickest", "fast", "quick", "top", "topped", "better", "faster",
        "quicker",
        "fl", "most fast", "more fast", "most quick", "more quick", "finest", "swiftest", "king",
        "more pace", "most pace", "best first", "fastest first", "quickest first", "purple",
      ], .order(.best)
    ),
    (
      [
        "worst", "slowest", "slow", "slower", "most slow", "more slow", "worse", "slowest first",
        "less pace", "least pace", "worst first", "finished last", "finish last", "came last",
        "come last", "came home last",
        "dead last", "stone last", "plum last", "last place", "last of all", "started last",
        "start last", "qualified last", "qualify last", "ended last", "classified last",
        "lowliest", "furthest back", "very back", "back of the grid", "rear of the grid",
        "back of the field", "farthest back", "deepest", "poorest", "bottom",
      ], .order(.worst)
    ),
    (
      [
        "highest", "most", "biggest", "largest", "longest", "maximum", "max", "greatest", "more",
        "heaviest", "busiest", "hottest", "warmest", "windiest", "latest", "higher", "longer",
        "bigger",
        "larger",
        "highest first", "most first", "longest first", "largest first", "biggest first",
        "windiest first",
        "hottest first", "most often", "most frequently", "how hot", "how warm", "how windy",
        "how humid", "how strong", "strongest",
        "most high", "more high", "most big", "more big", "more strong", "most long", "furthest",
        "farthest", "widest", "most widely", "peak", "steepest", "hardest", "oldest",
        "at its worst", "at its peak", "at its highest", "at its hottest", "at its strongest",
      ],
      .order(.high)
    ),
    (
      [
        "lowest", "fewest", "smallest", "least", "minimum", "min", "shortest", "tightest",
        "closest", "coldest", "coolest", "earliest", "lower", "shorter", "smaller", "lowest first",
        "fewest first", "shortest first", "smallest first", "coldest first", "least often",
        "weakest", "flattest", "narrowest", "youngest",
      ], .order(.low)
    ),
    (
      ["average", "avg", "mean", "on average", "in average", "as average", "typical"],
      .aggregate(.average)
    ),
    (["median", "med"], .aggregate(.median)),
    (
      [
        "correlation", "correlation coefficient", "correlated", "correlate", "pearson",
        "coefficient",
      ],
      .aggregate(.correlation)
    ),
    (["stdev", "standard deviation", "std", "std dev", "deviation"], .aggregate(.deviation)),
    (
      [
        "distribution", "min max", "min mean max", "min median max", "min and max",
        "summary statistics", "range", "sample size", "sample sizes", "peak to peak",
      ],
      .aggregate(.distribution)
    ),
    (
      [
        "how many", "how many time", "number of", "no of", "nr of", "count", "how often",
        "how many times",
        "the number of",
        "most often",
        "most frequently", "least often", "how much points", "how much stops", "how much wins",
        "how much victories", "how much poles", "how much podiums", "how much places",
        "how much positions", "how much overtakes", "frequency", "tally of",
      ],
      .aggregate(.count)
    ),
    (["how much laps"], .aggregate(.count)), (["how much laps"], .dimension(.lap)),
    (["how much drivers", "how much pilots"], .aggregate(.count)),
    (["how much races"], .aggregate(.count)),
    (
      ["total", "sum", "in total", "altogether", "combined", "cumulative", "all told"],
      .aggregate(.total)
    ),
    (
      [
        "over time", "over the race", "over the laps", "lap by lap", "trend", "develop", "evolve",
        "evolution", "progress",
        "progression", "during the race", "throughout", "as the race went on", "lap after lap",
        "every lap", "each lap", "at the end of each lap", "end of each lap",
        "per lap", "by lap", "over the stint", "history of", "round by round", "race by race",
        "as the season unfolded", "as the race unfolded", "as the season went on",
      ], .shape(.trend)
    ),
    (
      [
        "difference", "gap between", "delta between", "delta", "how much faster", "how much slower",
        "how much quicker",
        "margin", "advantage", "time difference", "separated", "how far behind", "how far ahead",
        "how far apart", "far apart", "how many seconds apart",
        "by how much", "of how much", "minus", "how far off", "lead over", "cushion", "buffer",
      ], .shape(.difference)
    ),
    (
      [
        "compare", "comparing", "versus", "vs", "v", "compared", "comparison", "against",
        "head to head",
        "side by side",
      ],
      .shape(.compare)
    ),
    (
      ["each", "per", "every", "by", "for each", "for every", "for all", "apiece"], .shape(.each)
    ),
    (["all but"], .negation),
    (["last but", "but one", "left out", "not counted", "not included"], .soft),
    (
      [
        "list", "table", "show all", "all", "table of", "ranking", "rank", "ranked", "order",
        "sorted",
      ],
      .shape(.list)
    ),
    (
      [
        "who", "which driver", "what driver", "whose", "whom", "which man", "which guy",
        "what guy", "which bloke", "which pilot", "which racer", "which of the drivers",
        "which of the two drivers", "which of its drivers", "which of their drivers", "king",
      ], .shape(.who)
    ),
    (["top", "first", "best"], .shape(.top)),
    (
      [
        "different", "distinct", "unique", "separate", "at least once", "minimum one time",
        "at least one", "at least a",
      ],
      .shape(.distinct)
    ),
    (
      [
        "both", "double podium", "double dnf", "double retirement", "double points finish",
      ], .shape(.both)
    ),
    (
      [
        "longest run of consecutive", "run of consecutive", "streak", "in a row", "consecutive",
        "consecutively", "on the trot", "back to back",
        "in succession", "successive", "running streak", "unbroken run",
      ], .shape(.streak)
    ),
    (
      [
        "between fastest and slowest", "between slowest and fastest",
        "between the fastest and the slowest", "between the slowest and the fastest",
        "between the fastest and slowest", "between the slowest and fastest",
        "from fastest to slowest", "from slowest to fastest", "between best and worst",
        "between the best and the worst", "between the quickest and the slowest",
        "between quickest and slowest", "covered", "covers", "covered the top", "separated the top",
        "spanned", "span",
      ],
      .shape(.spread)
    ),
    (
      [
        "share", "percentage", "percent", "proportion", "fraction", "rate", "ratio", "what part of",
        "conversion", "conversion rate", "hit rate", "success rate",
      ],
      .shape(.share)
    ),
  ]
}
