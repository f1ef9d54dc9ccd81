extension Lexicon {
  /// All that can be said: grammar, metrics, and what the snapshot has under all of its names.
  init(_ semantics: SemanticLayer, _ lake: LakeVocabulary) {
    Grammar.add(to: &self)
    for words in semantics.synonyms.fillers.values { add(words, .filler) }
    for words in semantics.synonyms.changing.values { add(words, .soft) }
    Refusals.add(to: &self)
    for metric in semantics.metrics.values {
      add(metric.phrases, .metric(metric.name, isWeak: false))
      add(metric.weak ?? [], .metric(metric.name, isWeak: true))
      if metric.modest == true { addModest(metric.name) }
    }
    addDrivers(semantics, lake)
    addTeams(semantics, lake)
    addEvents(semantics, lake)
    for (code, words) in semantics.synonyms.compounds { add(words, .compound(code)) }
    for condition in semantics.synonyms.conditions {
      add(condition.words, .condition(condition.name))
    }
  }

  private mutating func addDrivers(_ semantics: SemanticLayer, _ lake: LakeVocabulary) {
    for driver in lake.drivers {
      let meaning = Meaning.driver(driver.code)
      add([driver.code, driver.fullName], meaning)
      let names = driver.fullName.split(separator: " ").map(String.init)
      if names.count > 1 {
        add(names[0], meaning)
        add(names.dropFirst().joined(separator: " "), meaning)
        // "Alonso" for "Fernando Alonso Díaz" as well.
        if names.count > 2 { add(names[1], meaning) }
      }
      add(semantics.synonyms.drivers[driver.code] ?? [], meaning)
    }
  }

  private mutating func addTeams(_ semantics: SemanticLayer, _ lake: LakeVocabulary) {
    let named = Set(semantics.synonyms.teams.flatMap(\.lake))
    for team in lake.teams where !named.contains(team) { add(team, .team(team)) }
    for group in semantics.synonyms.teams {
      // One team under several names is asked for as one; the planner takes all names that the lake has.
      for word in group.words + group.lake { add(word, .team(group.lake[0])) }
    }
  }

  private mutating func addEvents(_ semantics: SemanticLayer, _ lake: LakeVocabulary) {
    for (slug, name) in lake.eventNames {
      add([name, slug], .event(slug))
      let place = slug.replacing("-grand-prix", with: "").replacing("-", with: " ")
      add([place, place + " gp"], .event(slug))
    }
    for (slug, words) in semantics.synonyms.grandsPrix where lake.eventNames[slug] != nil {
      for word in words { add([word, word + " gp", word + " grand prix"], .event(slug)) }
    }
  }
}

/// Requests that are never fulfilled, whatever else a question says.
enum Refusals {
  static func add(to lexicon: inout Lexicon) {
    for (reason, phrases) in reasons { lexicon.add(phrases, .refused(reason)) }
  }

  private static let reasons: [(String, [String])] = [
    (
      "The copilot only reads: it changes, deletes and creates nothing.",
      [
        "delete", "add my own", "add my lap", "add a row", "add a lap", "drop view", "drop schema",
        "select from", "drop table", "drop the table",
        "drop all", "truncate", "insert", "insert into",
        "alter", "alter table", "create table", "create view",
        "overwrite", "erase", "wipe", "modify", "remove", "rename", "update the", "update table",
        "update", "write to", "grant", "revoke",
        "change the result", "correct the result", "please change", "change it to", "correct it to",
        "set it to", "edit",
        "rewrite", "purge", "replace the",
      ]
    ),
    (
      "The copilot reads the tables of the lake and nothing else: no files, settings, secrets or systems.",
      [
        "password", "your environment", "keys in your", "secret", "access key", "secret key",
        "credentials file", "token", "api key",
        "credential", "environment variable", "env",
        "etc passwd", "read text", "read csv",
        "read parquet", "file system", "filesystem", "local file", "attach", "install", "extension",
        "pragma", "shell", "bash", "sudo",
        "curl", "http", "https", "url of the server", "server config", "configuration file",
        "config file", "information schema",
        "pg catalog", "duckdb settings", "duckdb secret", "system table", "system prompt",
        "hidden instruction", "home directory",
        "ip address", "ssh", "export to", "export the", "export all", "sql", "bronze", "python",
        "program", "prompt",
        "repeat the text", "memory limit", "source code", "script", "save to", "copy to",
        "download from", "list the files",
        "files on", "folder",
      ]
    ),
    (
      "Questions cannot change how the copilot works.",
      [
        "ignore previous", "forget what you", "what you were told", "ignore all", "ignore your",
        "ignore the rule", "ignore the instruction",
        "ignore any", "disregard", "jailbreak", "you are now", "pretend", "act as",
        "developer mode", "previous instruction", "your instruction", "forget your", "bypass",
        "override", "without limit",
      ]
    ),
    (
      "The copilot tells what the data says: it gives no betting, money or life advice, and no predictions.",
      [
        "bet", "betting", "odds", "wager", "stake money", "predict", "prediction",
        "who will win", "going to win", "gonna win", "going to be", "will be", "will win",
        "will take", "your money", "ur money", "forecast",
        "salary", "salaries", "money", "salery", "sallary", "earn at", "earn per year",
        "does he earn", "doe earn", "favouritism", "as if", "what if he", "what if they",
        "what if she", "what if the race", "play out", "hair",
        "star sign", "wage", "wages", "contract", "paid a year",
        "paid per year", "earn a year", "fantasy game", "fantasy price",
        "cost in the fantasy", "pundit say", "pundits say", "get paid", "paid per", "earn per",
        "net worth", "girlfriend", "wife",
        "married", "boyfriend", "phone number", "home address",
        "religion", "politics", "tall", "height", "weigh", "birthday", "old is",
        "born", "invest",
        "stock price", "ticket", "recipe", "poem",
        "joke", "write a", "write me", "tomorrow", "cook", "pairs of all laps", "cross join",
        "crossed with", "next year", "next week", "essay", "song", "my homework for me",
        "do my homework", "translate",
        "capital of", "president",
        "bitcoin", "email",
      ]
    ),
    (
      "The lake has no such data.",
      [
        "tyre pressure", "tire pressure", "brake bias", "starting pressure", "rear tyre pressure",
        "carcass", "tyre core", "spectator",
        "attendance", "follower", "instagram", "twitter", "tiktok", "steering angle",
        "steering wheel angle", "tv rating", "celebrity", "celebrities", "calorie",
        "radio frequency", "stream link", "live stream", "brake temp", "tyre temp", "ers",
        "battery", "energy store", "mgu k", "mgu h", "engine mode",
        "diff setting", "differential setting", "setup", "brake temperature", "brake disc",
        "disc temperature",
        "engine temperature",
        "oil temperature", "fuel flow", "fuel load",
        "tyre temperature", "tire temperature", "downforce", "wing angle", "heart rate",
        "what did say on the radio", "radio transcript",
        "say on the radio", "said on the radio", "transcript", "budget", "cost cap", "power unit",
        "horsepower", "setup", "ride height",
        "motogp", "nascar", "indycar", "formula 2", "formula e", "f2", "f3", "football",
        "premier league", "le mans", "wec", "rally",
      ]
    ),
  ]
}
