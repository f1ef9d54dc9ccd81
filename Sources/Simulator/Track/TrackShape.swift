/// A point of a track in metres, relative to the middle of the circuit.
struct TrackPoint {
  var x: Double
  var y: Double
  var z: Double

  func distance(to other: TrackPoint) -> Double {
    let (dx, dy) = (other.x - x, other.y - y)
    return (dx * dx + dy * dy).squareRoot()
  }

  func moved(towards other: TrackPoint, share: Double) -> TrackPoint {
    TrackPoint(
      x: x + (other.x - x) * share, y: y + (other.y - y) * share, z: z + (other.z - z) * share)
  }
}

/// A closed curve that never crosses itself, as points at equal distances.
///
/// Only additions, multiplications, divisions and square roots are used: see ``Seeded``.
struct TrackShape {
  /// About four metres.
  let step: Double
  let points: [TrackPoint]
  /// 1/m, without a sign; a straight has 0.
  let curvature: [Double]

  init(length: Double, _ random: inout Seeded) {
    let curve = TrackShape.spline(through: TrackShape.corners(&random))
    let scale = length / TrackShape.perimeter(curve)
    let scaled = curve.map { TrackPoint(x: $0.x * scale, y: $0.y * scale, z: $0.z) }
    let count = Int((length / 4).rounded())
    step = length / Double(count)
    points = TrackShape.resampled(scaled, count, step: step)
    curvature = TrackShape.curvature(of: points)
  }

  private init(step: Double, points: [TrackPoint], curvature: [Double]) {
    self.step = step
    self.points = points
    self.curvature = curvature
  }

  /// The same curve, with another point as its first.
  func beginning(at index: Int) -> TrackShape {
    TrackShape(
      step: step, points: Array(points[index...] + points[..<index]),
      curvature: Array(curvature[index...] + curvature[..<index]))
  }

  /// Control points around the middle, each at a distance of its own, half as wide again as high.
  private static func corners(_ random: inout Seeded) -> [TrackPoint] {
    let count = random.integer(22...30)
    return (0..<count).map { index in
      let turn = (Double(index) + random.uniform(-0.25, 0.25) + 1) / Double(count + 1) * 4
      let quarter = min(3, Int(turn))
      let share = turn - Double(quarter)
      let diamond = [
        (1 - share, share), (-share, 1 - share), (share - 1, -share), (share, share - 1),
      ][quarter]
      let norm = (diamond.0 * diamond.0 + diamond.1 * diamond.1).squareRoot()
      let radius = random.uniform(0.5, 1.15) / norm
      return TrackPoint(
        x: diamond.0 * radius * 1.5, y: diamond.1 * radius, z: random.uniform(0, 40))
    }
  }

  /// A uniform cubic B-spline, which stays within its control points and has no kinks.
  private static func spline(through corners: [TrackPoint]) -> [TrackPoint] {
    let pieces = 64
    return corners.indices.flatMap { index in
      let four = (0..<4).map { corners[(index + $0) % corners.count] }
      return (0..<pieces).map { piece in
        let t = Double(piece) / Double(pieces)
        let rest = 1 - t
        let weights = [
          rest * rest * rest / 6, (3 * t * t * t - 6 * t * t + 4) / 6,
          (3 * (t + t * t - t * t * t) + 1) / 6, t * t * t / 6,
        ]
        var point = TrackPoint(x: 0, y: 0, z: 0)
        for (corner, weight) in zip(four, weights) {
          point.x += corner.x * weight
          point.y += corner.y * weight
          point.z += corner.z * weight
        }
        return point
      }
    }
  }

  private static func perimeter(_ curve: [TrackPoint]) -> Double {
    curve.indices.reduce(0) { $0 + curve[$1].distance(to: curve[($1 + 1) % curve.count]) }
  }

  private static func resampled(_ curve: [TrackPoint], _ count: Int, step: Double) -> [TrackPoint] {
    var index = 0
    var passed = 0.0
    var piece = curve[0].distance(to: curve[1])
    return (0..<count).map { number in
      let target = Double(number) * step
      while passed + piece < target, index < curve.count - 1 {
        passed += piece
        index += 1
        piece = curve[index].distance(to: curve[(index + 1) % curve.count])
      }
      let share = (target - passed) / piece
      return curve[index].moved(towards: curve[(index + 1) % curve.count], share: share)
    }
  }

  /// Of the circle through a point and those twenty metres before and after it.
  private static func curvature(of points: [TrackPoint]) -> [Double] {
    let (count, reach) = (points.count, 5)
    return points.indices.map { index in
      let before = points[(index + count - reach) % count]
      let (here, after) = (points[index], points[(index + reach) % count])
      let area =
        (here.x - before.x) * (after.y - before.y) - (here.y - before.y) * (after.x - before.x)
      let sides = before.distance(to: here) * here.distance(to: after) * after.distance(to: before)
      return abs(2 * area / sides)
    }
  }
}
