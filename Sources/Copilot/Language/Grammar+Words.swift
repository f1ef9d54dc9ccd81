/// Single words: what says nothing, what has to be understood, what takes away, what bounds.
extension Grammar {
  static let fillers = """
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
  static let asides = """
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
    individually separately respectively combined chart plot graph draw visual visually visualise whom pair both either
    figure figures exact precise approximately roughly around precisely secs sec km h mph kph pct
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// Words that belong to a measure, or ask for something that has to be understood.
  static let softWords = """
    lose lost gain gained score scored far off behind ahead before after between reach change record next previous
    winning final net clean trap line duration complete still steward phase cost back leader directly bring need needed
    finish finished end ended start started beat usual distance include course part spend spent hit against breakdown rate success share joined join breakage transition lock both double zero
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  static let negations = [
    "not", "no", "without", "except", "excluding", "other than", "besides", "apart from", "never",
    "neither", "nobody", "none", "isnt", "wasnt", "didnt", "dont", "nothing", "but not", "instead",
  ]

  static let bounds: [([String], Meaning.Bound)] = [
    (
      ["more than", "greater than", "above", "over", "longer than", "higher than", "exceed"], .above
    ),
    (["at least", "minimum of", "no fewer than", "no less than"], .atLeast),
    (
      [
        "less than", "fewer than", "sub", "quicker then", "faster then", "below", "under",
        "faster than", "quicker than", "shorter than",
        "lower than",
      ], .below
    ),
    (["at most", "up to", "no more than", "within"], .atMost),
  ]
}
