extension SimulatedSession {
  /// Everything is text here, as at the origin.
  var weatherData: TopicStream {
    var stream = TopicStream(.weatherData)
    for report in log.weather {
      stream.append(
        report.time,
        [
          "AirTemp": .text(tenthsText(report.air)), "Humidity": .text(tenthsText(report.humidity)),
          "Pressure": .text(tenthsText(report.pressure)), "Rainfall": report.isRaining ? "1" : "0",
          "TrackTemp": .text(tenthsText(report.track)),
          "WindDirection": .text(String(report.windDirection)),
          "WindSpeed": .text(tenthsText(report.windSpeed)),
        ])
    }
    return stream
  }
}
