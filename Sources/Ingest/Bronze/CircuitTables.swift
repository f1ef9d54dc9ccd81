internal import Timing

extension BronzeTable {
  /// `circuits`: one row about the circuit's map; none where the origin has no map.
  static func circuits(_ circuit: Circuit?) -> BronzeTable {
    let c = Columns(rows: circuit.map { [$0] } ?? [])
    return BronzeTable(
      "circuits",
      [
        c.int("circuit_key") { $0.key },
        c.text("circuit_name") { $0.name },
        c.text("location") { $0.location },
        c.int("country_key") { $0.countryKey },
        c.text("country_code") { $0.countryCode },
        c.text("country") { $0.country },
        c.int("map_season") { $0.year },
        c.double("rotation_deg") { $0.rotation },
        c.int("pit_loss_ms") { $0.pitLoss },
        c.int("pit_loss_safety_car_ms") { $0.pitLossSafetyCar },
        c.int("pit_loss_virtual_safety_car_ms") { $0.pitLossVirtualSafetyCar },
      ])
  }

  /// `circuit_track`: the outline, one row per point.
  static func circuitTrack(_ circuit: Circuit?) -> BronzeTable {
    let c = Columns(rows: Array((circuit?.track ?? []).enumerated()))
    return BronzeTable(
      "circuit_track",
      [
        c.int("point_index") { $0.offset },
        c.double("x") { $0.element.x }, c.double("y") { $0.element.y },
      ])
  }

  /// The tables of markers: corners, marshal lights and marshal sectors.
  static func circuitMarkers(_ circuit: Circuit?) -> [BronzeTable] {
    [
      markers("circuit_corners", circuit?.corners),
      markers("circuit_marshal_lights", circuit?.marshalLights),
      markers("circuit_marshal_sectors", circuit?.marshalSectors),
    ]
  }

  private static func markers(_ name: String, _ markers: [Circuit.Marker]?) -> BronzeTable {
    let c = Columns(rows: markers ?? [])
    return BronzeTable(
      name,
      [
        c.int("number") { $0.number },
        c.text("letter") { $0.letter },
        c.double("x") { $0.x },
        c.double("y") { $0.y },
        c.double("angle_deg") { $0.angle },
        c.double("distance") { $0.length },
      ])
  }
}
