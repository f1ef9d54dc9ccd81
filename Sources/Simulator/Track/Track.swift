/// The track of an invented circuit: its shape, and how the reference car drives it.
struct Track {
  let shape: TrackShape
  let reference: ReferenceLap
  /// Where the first and the second sector end, in metres from the line.
  let sectorEnds: [Double]
  /// Where the corners are: points of the shape, in driving order.
  let corners: [Int]
  /// Where the wing may be opened, in metres from the line.
  let wingZones: [ClosedRange<Double>]
  /// m/s.
  let topSpeed: Double
  /// Degrees by which the official map is turned.
  let rotation: Int

  var length: Double { reference.length }

  init(_ place: Place, seed: UInt64) {
    var random = Seeded(seed, "track \(place.circuitKey)")
    let drawn = TrackShape(length: Double(place.lengthMetres), &random)
    topSpeed = Double(place.topSpeed) / 3.6
    let lap = Double(place.referenceLap)
    let profile = SpeedProfile(drawn, top: topSpeed, lap: lap / 1000)
    // The line lies on the longest straight, two thirds along it.
    let straight = Track.straights(profile.speeds, above: topSpeed * 0.75)[0]
    let line = (straight.first + straight.count * 2 / 3) % drawn.points.count
    shape = drawn.beginning(at: line)
    let final = profile.beginning(at: line)
    reference = ReferenceLap(shape, final, duration: lap)
    let shares = place.sectorShares
    sectorEnds = [
      reference.distance(at: lap * shares.first),
      reference.distance(at: lap * (shares.first + shares.second)),
    ]
    corners = Track.corners(of: shape)
    let step = shape.step
    wingZones = Track.straights(final.speeds, above: topSpeed * 0.8).prefix(2).map {
      let begin = Double($0.first) * step
      return begin...begin + Double($0.count) * step
    }
    rotation = random.integer(0...359)
  }

  /// The reference car at the ends of the sectors, and at its fastest.
  var trapSpeeds: Speeds {
    func shown(_ distance: Double) -> Int {
      Int((reference.speed(at: reference.time(at: distance)) * 3.6).rounded())
    }
    return Speeds(
      i1: shown(sectorEnds[0]), i2: shown(sectorEnds[1]), line: shown(0),
      trap: Int((topSpeed * 3.6).rounded()))
  }

  /// The point at a distance from the line, `lateral` metres to the right of the middle.
  func point(at distance: Double, lateral: Double) -> TrackPoint {
    let count = shape.points.count
    let place = distance / shape.step
    let floor = place.rounded(.down)
    let index = ((Int(floor) % count) + count) % count
    let (here, next) = (shape.points[index], shape.points[(index + 1) % count])
    var point = here.moved(towards: next, share: place - floor)
    let norm = here.distance(to: next)
    point.x += (next.y - here.y) / norm * lateral
    point.y -= (next.x - here.x) / norm * lateral
    return point
  }

  /// True where the wing may be open, `distance` being within a lap.
  func isWingZone(_ distance: Double) -> Bool {
    wingZones.contains { $0.contains(distance) || $0.contains(distance + length) }
  }

  /// The runs of points that are faster than `speed`, longest first; one may go over the end.
  private static func straights(_ speeds: [Double], above speed: Double) -> [(
    first: Int, count: Int
  )] {
    let count = speeds.count
    let slowest = speeds.indices.min { speeds[$0] < speeds[$1] } ?? 0
    var runs: [(first: Int, count: Int)] = []
    var run: (first: Int, count: Int)?
    for offset in 0...count {
      let index = (slowest + offset) % count
      if offset < count, speeds[index] > speed {
        run = (run?.first ?? index, (run?.count ?? 0) + 1)
      } else if let ended = run {
        runs.append(ended)
        run = nil
      }
    }
    if runs.isEmpty { runs = [(0, 1)] }
    return runs.sorted { ($1.count, $0.first) < ($0.count, $1.first) }
  }

  /// Where the curvature is greatest within fifty metres, and the radius below 330 metres.
  private static func corners(of shape: TrackShape) -> [Int] {
    let (count, curvature) = (shape.points.count, shape.curvature)
    return curvature.indices.filter { index in
      curvature[index] > 0.003
        && (-12...12).allSatisfy { curvature[(index + count + $0) % count] <= curvature[index] }
    }
  }
}
