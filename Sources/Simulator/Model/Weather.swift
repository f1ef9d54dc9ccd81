/// One report of the weather station.
struct WeatherReport {
  let time: Int
  let air: Double
  let humidity: Double
  let pressure: Double
  let track: Double
  let windDirection: Int
  let windSpeed: Double
  let isRaining: Bool
}

extension WeatherReport {
  /// One report a minute over the whole stream: each value takes small steps back towards the day's level.
  static func series(until end: Int, _ rain: Rain, _ random: inout Seeded) -> [WeatherReport] {
    let level = (
      air: random.uniform(17, 30), humidity: random.uniform(35, 75),
      pressure: random.uniform(990, 1018)
    )
    var air = level.air
    var humidity = level.humidity
    var track = level.air + random.uniform(8, 20)
    let warmth = track - air
    var direction = random.integer(0...359)
    var wind = random.uniform(0.5, 3)
    return stride(from: 28_700, through: end, by: 60_000).map { time in
      let wetness = rain.wetness(at: time)
      air += (level.air - 4 * wetness - air) * 0.05 + random.normal(0.08)
      let target = level.humidity + (95 - level.humidity) * wetness
      humidity += (target - humidity) * 0.05 + random.normal(0.5)
      track += (air + warmth * (1 - 0.8 * wetness) - track) * 0.05 + random.normal(0.15)
      direction = (direction + random.integer(-25...25) + 360) % 360
      wind = max(0, wind + (1.5 - wind) * 0.1 + random.normal(0.3))
      return WeatherReport(
        time: time, air: air, humidity: humidity, pressure: level.pressure + random.normal(0.1),
        track: track, windDirection: direction, windSpeed: wind, isRaining: rain.isFalling(at: time)
      )
    }
  }
}
