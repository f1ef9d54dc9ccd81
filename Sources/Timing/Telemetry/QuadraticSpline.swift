/// What a spline runs through: a number, or several at once.
protocol SplineValue {
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Double, b: Self) -> Self
  /// For places where nothing is known.
  static var nan: Self { get }
}

extension Double: SplineValue {}

extension SIMD4<Double>: SplineValue {
  static var nan: Self { SIMD4(repeating: .nan) }
}

/// The quadratic spline through points.
///
/// Its knots lie in the middle between neighbouring points, without the first and the last middle; these are the
/// knots that SciPy's `interp1d(kind: "quadratic")` takes, which pandas and so FastF1 interpolate with.
/// The coefficients are those of quadratic B-splines (de Boor, A Practical Guide to Splines, chapter IX); at its
/// points three of them are not zero, so that they follow from one tridiagonal system.
struct QuadraticSpline<Value: SplineValue> {
  private var knots: [Double] = []
  private var coefficients: [Value] = []

  /// True where there were too few points for a spline: three are needed.
  var isEmpty: Bool { coefficients.isEmpty }

  /// The spline through `values` at `times`, which do not descend; the first value counts at equal times.
  init(_ times: [Int64], _ values: [Value]) {
    var x: [Double] = []
    x.reserveCapacity(times.count)
    var points: [Value] = []
    points.reserveCapacity(times.count)
    var last = Int64.min
    for (time, value) in zip(times, values) where time > last {
      last = time
      x.append(Double(time))
      points.append(value)
    }
    guard x.count >= 3 else { return }
    coefficients = points
    setKnots(x)
    solve(x)
  }

  private mutating func setKnots(_ x: [Double]) {
    let last = x.count - 1
    knots = Array(repeating: x[0], count: x.count + 3)
    for index in 1..<last - 1 { knots[index + 2] = (x[index] + x[index + 1]) / 2 }
    for index in knots.indices.suffix(3) { knots[index] = x[last] }
  }

  /// Gaussian elimination without pivoting, which is stable for B-splines.
  private mutating func solve(_ x: [Double]) {
    let last = x.count - 1
    var upper = [Double](repeating: 0, count: x.count)
    let knots = knots
    coefficients.withUnsafeMutableBufferPointer { coefficients in
      for row in 1..<last {
        let basis = Self.basis(knots, row - 1, x[row])
        let scale = 1 / (basis.1 - basis.0 * upper[row - 1])
        upper[row] = basis.2 * scale
        coefficients[row] = scale * (coefficients[row] - basis.0 * coefficients[row - 1])
      }
      for row in (1..<last).reversed() {
        coefficients[row] = coefficients[row] - upper[row] * coefficients[row + 1]
      }
    }
  }

  /// The three B-splines that are not zero in an interval.
  @inline(__always)
  private static func basis(
    _ knots: [Double], _ interval: Int, _ x: Double
  ) -> (Double, Double, Double) {
    let (a, b) = (knots[interval + 1], knots[interval + 2])
    let (c, d) = (knots[interval + 3], knots[interval + 4])
    // (c - x)² / ((c - b)(c - a)) and (x - b)² / ((c - b)(d - b)) with one division, which is what takes the time.
    let scale = 1 / ((c - b) * (c - a) * (d - b))
    let first = (c - x) * (c - x) * ((d - b) * scale)
    let third = (x - b) * (x - b) * ((c - a) * scale)
    return (first, 1 - first - third, third)
  }

  /// Reads the spline at ascending places.
  struct Reader {
    private let knots: [Double]
    private let coefficients: [Value]
    private var interval = 0

    init(_ spline: QuadraticSpline) {
      knots = spline.knots
      coefficients = spline.coefficients
    }

    /// The value at `x`, by the outermost pieces beyond the ends; NaN where there is no spline.
    @inline(__always)
    mutating func value(_ x: Double) -> Value {
      guard !coefficients.isEmpty else { return .nan }
      let last = coefficients.count - 3
      // Mostly none or one step: which of them is anybody's guess, so that it is no branch.
      interval = min(last, interval + (x >= knots[interval + 3] ? 1 : 0))
      while interval < last, x >= knots[interval + 3] { interval += 1 }
      let basis = basis(knots, interval, x)
      return basis.0 * coefficients[interval] + basis.1 * coefficients[interval + 1]
        + basis.2 * coefficients[interval + 2]
    }
  }
}
