/// What a spline runs through: a number, or several at once.
protocol SplineValue: BitwiseCopyable {
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Double, b: Self) -> Self
  /// For places where nothing is known.
  static var nan: Self { get }
  var isNaN: Bool { get }
}

extension Double: SplineValue {}

extension SIMD4<Double>: SplineValue {
  static var nan: Self { SIMD4(repeating: .nan) }
  var isNaN: Bool { x.isNaN }
}

/// The quadratic spline through points.
///
/// Its knots lie in the middle between neighbouring points, without the first and the last middle; these are the
/// knots that SciPy's `interp1d(kind: "quadratic")` takes, which pandas and so FastF1 interpolate with.
/// The coefficients are those of quadratic B-splines (de Boor, A Practical Guide to Splines, chapter IX); at its
/// points three of them are not zero, so that they follow from one tridiagonal system.
struct QuadraticSpline<Value: SplineValue>: ~Copyable {
  /// Number of points; 0 where they were too few.
  private var count = 0
  private var x = ColumnBuffer<Double>()
  private var knots = ColumnBuffer<Double>()
  private var uppers = ColumnBuffer<Double>()
  private var coefficients = ColumnBuffer<Value>()

  /// True where there were too few points for a spline: three are needed.
  var isEmpty: Bool { count == 0 }

  /// Takes other points: `values` at `times`, which do not descend; the first value counts at equal times.
  mutating func fit(
    _ times: UnsafeMutableBufferPointer<Int64>, _ values: UnsafeMutableBufferPointer<Value>,
    count most: Int
  ) {
    count = 0
    guard most >= 3 else { return }
    x.makeRoom(most)
    coefficients.makeRoom(most)
    var last = Int64.min
    for point in 0..<most {
      // The next point takes the place of one that does not count.
      x[count] = Double(times[point])
      coefficients[count] = values[point]
      count += times[point] > last ? 1 : 0
      last = times[point]
    }
    guard count >= 3 else {
      count = 0
      return
    }
    setKnots()
    solve()
  }

  private mutating func setKnots() {
    let last = count - 1
    knots.makeRoom(count + 3)
    for index in 0..<3 {
      knots[index] = x[0]
      knots[count + index] = x[last]
    }
    for index in 1..<last - 1 { knots[index + 2] = (x[index] + x[index + 1]) / 2 }
  }

  /// Gaussian elimination without pivoting, which is stable for B-splines.
  private mutating func solve() {
    let last = count - 1
    uppers.makeRoom(count)
    let (x, knots, uppers) = (x.values, knots.values, uppers.values)
    let coefficients = coefficients.values
    var upper = 0.0
    var coefficient = coefficients[0]
    for row in 1..<last {
      let basis = Self.basis(knots, row - 1, x[row])
      let scale = 1 / (basis.1 - basis.0 * upper)
      upper = basis.2 * scale
      uppers[row] = upper
      coefficient = scale * (coefficients[row] - basis.0 * coefficient)
      coefficients[row] = coefficient
    }
    coefficient = coefficients[last]
    for row in stride(from: last - 1, to: 0, by: -1) {
      coefficient = coefficients[row] - uppers[row] * coefficient
      coefficients[row] = coefficient
    }
  }

  /// The three B-splines that are not zero in an interval.
  @inline(__always)
  fileprivate static func basis(
    _ knots: UnsafeMutableBufferPointer<Double>, _ interval: Int, _ x: Double
  ) -> (Double, Double, Double) {
    let (a, b) = (knots[interval + 1], knots[interval + 2])
    let (c, d) = (knots[interval + 3], knots[interval + 4])
    // (c - x)² / ((c - b)(c - a)) and (x - b)² / ((c - b)(d - b)) with one division, which is what takes the time.
    let scale = 1 / ((c - b) * (c - a) * (d - b))
    let first = (c - x) * (c - x) * ((d - b) * scale)
    let third = (x - b) * (x - b) * ((c - a) * scale)
    return (first, 1 - first - third, third)
  }

  /// Reads the spline at ascending places, until it takes other points.
  struct Reader {
    private let knots: UnsafeMutableBufferPointer<Double>
    private let coefficients: UnsafeMutableBufferPointer<Value>
    private let last: Int
    private var interval = 0

    fileprivate init(_ spline: borrowing QuadraticSpline) {
      knots = spline.knots.values
      coefficients = spline.coefficients.values
      last = spline.count - 3
    }

    /// The value at `x`, by the outermost pieces beyond the ends; NaN where there is no spline.
    @inline(__always)
    mutating func value(_ x: Double) -> Value {
      guard last >= 0 else { return .nan }
      // Mostly none or one step: which of them is anybody's guess, so that it is no branch.
      interval = min(last, interval + (x >= knots[interval + 3] ? 1 : 0))
      while interval < last, x >= knots[interval + 3] { interval += 1 }
      let basis = QuadraticSpline.basis(knots, interval, x)
      return basis.0 * coefficients[interval] + basis.1 * coefficients[interval + 1]
        + basis.2 * coefficients[interval + 2]
    }
  }

  /// A reader from the front.
  func reader() -> Reader { Reader(self) }
}
