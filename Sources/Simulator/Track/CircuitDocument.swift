/// What the circuit service says about the track of a weekend: its outline, and where its corners, marshals' lights
/// and sectors are, in tenths of a metre like the positions of the cars.
func circuitDocument(_ weekend: Weekend) -> [UInt8] {
  let (place, track) = (weekend.place, weekend.track)
  let step = track.shape.step
  let sectors = track.corners.map { Double($0) * step - 90 }
  let outline = stride(from: 0, to: track.shape.points.count, by: 2).map { track.shape.points[$0] }
  let document: JSON = [
    "Simulated": true, "circuitKey": .number(place.circuitKey), "circuitName": .text(place.name),
    "countryIocCode": "SIM", "countryKey": 9000, "countryName": "Simulation",
    "location": .text(place.name), "meetingKey": .text(String(weekend.meetingKey)),
    "meetingName": .text(weekend.name), "meetingOfficialName": .text(weekend.officialName),
    "raceDate": .text(weekend.raceDay.date), "rotation": .number(track.rotation),
    "round": .number(weekend.round), "year": .number(weekend.year),
    "corners": track.marks(track.corners.map { Double($0) * step }),
    "marshalLights": track.marks(sectors.map { $0 - 20 }),
    "marshalSectors": track.marks(sectors),
    "x": .list(outline.map { .number(tenths($0.x)) }),
    "y": .list(outline.map { .number(tenths($0.y)) }),
  ]
  var bytes: [UInt8] = []
  document.write(to: &bytes)
  return bytes
}

private func tenths(_ metres: Double) -> Int { Int((metres * 10).rounded()) }

extension Track {
  /// Numbered marks, each with the direction in which its label is out of the way.
  fileprivate func marks(_ distances: [Double]) -> JSON {
    .list(
      distances.enumerated().map { index, distance in
        let here = point(at: distance, lateral: 0)
        let within = distance < 0 ? distance + length : distance
        return [
          "angle": .number(outside(of: distance)), "length": .number(tenths(within)),
          "number": .number(index + 1),
          "trackPosition": ["x": .number(tenths(here.x)), "y": .number(tenths(here.y))],
        ]
      })
  }

  /// Degrees from the x axis, away from the middle of the bend.
  private func outside(of distance: Double) -> Int {
    let here = point(at: distance, lateral: 0)
    let (before, after) = (
      point(at: distance - 25, lateral: 0), point(at: distance + 25, lateral: 0)
    )
    let (x, y) = (here.x - (before.x + after.x) / 2, here.y - (before.y + after.y) / 2)
    return Int(degrees(x, y).rounded())
  }
}

/// The direction of a vector, -180 to 180: a polynomial that is right to a thousandth of a degree, and the same on
/// every platform, which a library's `atan2` is not.
private func degrees(_ x: Double, _ y: Double) -> Double {
  let (long, short) = (max(abs(x), abs(y)), min(abs(x), abs(y)))
  guard long > 0 else { return 0 }
  let slope = short / long
  let square = slope * slope
  let series = -0.0851330 + square * 0.0208351
  let arc = slope * (0.9998660 + square * (-0.3302995 + square * (0.1801410 + square * series)))
  var angle = arc * 57.29577951308232
  if abs(y) > abs(x) { angle = 90 - angle }
  if x < 0 { angle = 180 - angle }
  return y < 0 ? -angle : angle
}
