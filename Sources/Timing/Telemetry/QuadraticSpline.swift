/// The quadratic spline through points, four values at a time.
///
/// Its knots lie in the middle between neighbouring points, without the first and the last middle; these are the
/// knots that SciPy's `interp1d(kind: "quadratic")` takes, which pandas and so FastF1 interpolate with.
/// The coefficients are those of quadratic B-splines (de Boor, A Practical Guide to Splines, chapter IX); at its
/// points three of them are not zero, so that they follow from one tridiagonal system.
struct QuadraticSpline {
  private var knots: [Double] = []
  private var coefficients: [SIMD4<Double>] = []

  /// True where there were too few points for a spline: three are needed.
  var isEmpty: Bool { coefficients.isEmpty }

  /// The spline through `values` at ascending `x`.
  init(_ x: [Double], _ values: [SIMD4<Double>]) {
    let count = x.count
    guard count >= 3 else { return }
    let ends = repeatElement(0, count: 3)
    knots.reserveCapacity(count + 3)
    knots += ends.map { _ in x[0] }
    for index in 1..<count - 2 { knots.append((x[index] + x[index + 1]) / 2) }
    knots += ends.map { _ in x[count - 1] }
    coefficients = values
    solve(x)
  }

  /// Gaussian elimination without pivoting, which is stable for B-splines.
  private mutating func solve(_ x: [Double]) {
    let last = x.count - 1
    var upper = [Double](repeating: 0, count: x.count)
    for row in 1..<last {
      let basis = basis(row - 1, x[row])
      let scale = 1 / (basis.1 - basis.0 * upper[row - 1])
      upper[row] = basis.2 * scale
      coefficients[row] = (coefficients[row] - basis.0 * coefficients[row - 1]) * scale
    }
    for row in (1..<last).reversed() {
      coefficients[row] -= upper[row] * coefficients[row + 1]
    }
  }

  /// The three B-splines that are not zero in an interval.
  @inline(__always)
  private func basis(_ interval: Int, _ x: Double) -> (Double, Double, Double) {
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
    private let spline: QuadraticSpline
    private var interval = 0

    init(_ spline: QuadraticSpline) { self.spline = spline }

    /// The value at `x`, by the outermost pieces beyond the ends; NaN where there is no spline.
    mutating func value(_ x: Double) -> SIMD4<Double> {
      let coefficients = spline.coefficients
      guard !coefficients.isEmpty else { return SIMD4(repeating: .nan) }
      while interval < coefficients.count - 3, x >= spline.knots[interval + 3] { interval += 1 }
      let basis = spline.basis(interval, x)
      return basis.0 * coefficients[interval] + basis.1 * coefficients[interval + 1]
        + basis.2 * coefficients[interval + 2]
    }
  }
}
