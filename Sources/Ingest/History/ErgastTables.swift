internal import Parquet
internal import Timing

extension ErgastColumns {
  /// `ergast_races`: one row, the race's entry in the calendar.
  mutating func races() -> [BronzeTable.Column] {
    [
      text("race_name") { $0.value["raceName"] },
      date("date") { $0.value["date"] },
      start("race_start") { $0.value },
      start("fp1_start") { $0.value["FirstPractice"] },
      start("fp2_start") { $0.value["SecondPractice"] },
      start("fp3_start") { $0.value["ThirdPractice"] },
      start("sprint_qualifying_start") {
        $0.value["SprintQualifying"] ?? $0.value["SprintShootout"]
      },
      start("sprint_start") { $0.value["Sprint"] },
      start("qualifying_start") { $0.value["Qualifying"] },
      text("circuit_id") { $0.value["Circuit"]?["circuitId"] },
      text("circuit_name") { $0.value["Circuit"]?["circuitName"] },
      text("location") { $0.value["Circuit"]?["Location"]?["locality"] },
      text("country") { $0.value["Circuit"]?["Location"]?["country"] },
      double("latitude_deg") { $0.value["Circuit"]?["Location"]?["lat"] },
      double("longitude_deg") { $0.value["Circuit"]?["Location"]?["long"] },
      text("url") { $0.value["url"] },
    ]
  }

  /// `ergast_results` and `ergast_sprint`: one row per classification, more than one for shared drives.
  mutating func results() -> [BronzeTable.Column] {
    [
      int("position") { $0.value["position"] },
      text("position_text") { $0.value["positionText"] },
      double("points") { $0.value["points"] },
      int("grid") { $0.value["grid"] },
      int("laps") { $0.value["laps"] },
      text("status") { $0.value["status"] },
      int("time_ms") { $0.value["Time"]?["millis"] },
      text("time_text") { $0.value["Time"]?["time"] },
      int("fastest_lap_rank") { $0.value["FastestLap"]?["rank"] },
      int("fastest_lap") { $0.value["FastestLap"]?["lap"] },
      duration("fastest_lap_time_ms") { $0.value["FastestLap"]?["Time"]?["time"] },
      fastestLapSpeed(),
    ] + driver() + constructor()
  }

  /// `ergast_qualifying`: one row per driver.
  mutating func qualifying() -> [BronzeTable.Column] {
    [
      int("position") { $0.value["position"] },
      duration("q1_ms") { $0.value["Q1"] },
      duration("q2_ms") { $0.value["Q2"] },
      duration("q3_ms") { $0.value["Q3"] },
    ] + driver() + constructor()
  }

  /// `ergast_laps`: one row per lap and driver.
  mutating func laps() -> [BronzeTable.Column] {
    [
      int("lap_number") { $0.lap },
      int("position") { $0.value["position"] },
      text("driver_id") { $0.value["driverId"] },
      duration("lap_time_ms") { $0.value["time"] },
    ]
  }

  /// `ergast_pit_stops`: one row per stop.
  mutating func pitStops() -> [BronzeTable.Column] {
    [
      text("driver_id") { $0.value["driverId"] },
      int("stop") { $0.value["stop"] },
      int("lap_number") { $0.value["lap"] },
      text("local_time") { $0.value["time"] },
      duration("duration_ms") { $0.value["duration"] },
    ]
  }

  /// `ergast_driver_standings`: one row per driver who has been classified in the season so far.
  mutating func driverStandings() -> [BronzeTable.Column] {
    standings() + driver(hasNumber: false) + [
      joined("constructor_ids") { $0["constructorId"] },
      joined("constructor_names") { $0["name"] },
    ]
  }

  /// `ergast_constructor_standings`: one row per constructor.
  mutating func constructorStandings() -> [BronzeTable.Column] { standings() + constructor() }

  private mutating func standings() -> [BronzeTable.Column] {
    [
      int("position") { $0.value["position"] },
      text("position_text") { $0.value["positionText"] },
      double("points") { $0.value["points"] },
      int("wins") { $0.value["wins"] },
    ]
  }

  private mutating func driver(hasNumber: Bool = true) -> [BronzeTable.Column] {
    let number = text("driver_number") { $0.value["number"] }
    return (hasNumber ? [number] : []) + [
      text("driver_id") { $0.value["Driver"]?["driverId"] },
      text("driver") { $0.value["Driver"]?["code"] },
      text("first_name") { $0.value["Driver"]?["givenName"] },
      text("last_name") { $0.value["Driver"]?["familyName"] },
      text("nationality") { $0.value["Driver"]?["nationality"] },
      date("date_of_birth") { $0.value["Driver"]?["dateOfBirth"] },
    ]
  }

  private func constructor() -> [BronzeTable.Column] {
    [
      text("constructor_id") { $0.value["Constructor"]?["constructorId"] },
      text("constructor_name") { $0.value["Constructor"]?["name"] },
      text("constructor_nationality") { $0.value["Constructor"]?["nationality"] },
    ]
  }

  /// Only in km/h: a speed in another unit is no number that this column takes.
  private mutating func fastestLapSpeed() -> BronzeTable.Column {
    double("fastest_lap_speed_kmh") {
      let speed = $0.value["FastestLap"]?["AverageSpeed"]
      return speed?["units"]?.string == "kph" ? speed?["speed"] : speed
    }
  }

  /// The constructors that a driver drove for, in the order given, between semicolons.
  private func joined(
    _ name: String, _ value: (JSONValue) -> JSONValue?
  ) -> BronzeTable.Column {
    .init(
      name: name,
      values: .text(
        rows.map { row in
          let all = row.value["Constructors"]?.elements.compactMap { value($0)?.nonEmptyString }
          return all.flatMap { $0.isEmpty ? nil : $0.joined(separator: ";") }
        }))
  }
}
