/// The readings of one lap on one clock, column by column: a row for every time at which either kind was read.
struct MergedReadings {
  /// The readings of one kind.
  private struct Kind {
    /// Their session times, ascending.
    let times: [Int64]
    /// The row of each.
    var rows: [Int]
    /// The last reading up to each row; negative before the first.
    var last: [Int]

    init(_ times: [Int64], rows: Int) {
      self.times = times
      // One more, to be written to behind the last.
      self.rows = Array(repeating: 0, count: times.count + 1)
      last = Array(repeating: 0, count: rows)
    }
  }

  /// Session times, milliseconds.
  private(set) var times: [Int64]
  /// Where each row comes from, as raw values.
  private(set) var sources: [UInt8]
  /// X, Y and Z in tenths of a metre; NaN before the first position.
  private(set) var places: [SIMD4<Double>] = []
  /// Metres; NaN before the first reading of the car.
  private(set) var distances: [Double] = []
  private var car, position: Kind

  /// Number of rows.
  var count: Int { times.count }
  /// The last reading of the car up to each row, counted from the first; negative before it.
  var cars: [Int] { car.last }
  /// The last position, likewise.
  var positions: [Int] { position.last }

  /// Merges readings of two kinds, given by their session times.
  init(cars: [Int64], positions: [Int64]) {
    let most = cars.count + positions.count
    times = Array(repeating: 0, count: most)
    sources = Array(repeating: LapTelemetry.Source.car.rawValue, count: most)
    car = Kind(cars, rows: most)
    position = Kind(positions, rows: most)
    var (row, nextCar, nextPosition) = (0, 0, 0)
    while nextCar < cars.count || nextPosition < positions.count {
      let carTime = nextCar < cars.count ? cars[nextCar] : .max
      let positionTime = nextPosition < positions.count ? positions[nextPosition] : .max
      let time = min(carTime, positionTime)
      times[row] = time
      sources[row] = (positionTime == time ? LapTelemetry.Source.position : .car).rawValue
      // Which kind comes next is anybody's guess, the processor's too: so there is no branch.
      car.rows[nextCar] = row
      position.rows[nextPosition] = row
      nextCar += carTime == time ? 1 : 0
      nextPosition += positionTime == time ? 1 : 0
      car.last[row] = nextCar - 1
      position.last[row] = nextPosition - 1
      row += 1
    }
    times.removeLast(most - row)
    sources.removeLast(most - row)
    car.last.removeLast(most - row)
    position.last.removeLast(most - row)
    car.rows.removeLast()
    position.rows.removeLast()
  }

  /// Takes the places at the positions, and fills the rows between and behind them.
  mutating func setPlaces(_ values: [SIMD4<Double>]) {
    places = filled(position, car, values)
  }

  /// Takes the distances at the readings of the car, likewise.
  mutating func setDistances(_ values: [Double]) {
    distances = filled(car, position, values)
  }

  private func filled<Value: SplineValue>(
    _ kind: Kind, _ other: Kind, _ values: [Value]
  ) -> [Value] {
    var all = [Value](repeating: .nan, count: count)
    for (row, value) in zip(kind.rows, values) { all[row] = value }
    let spline = QuadraticSpline(kind.times, values)
    guard !spline.isEmpty else { return all }
    var reader = QuadraticSpline.Reader(spline)
    for row in other.rows {
      let last = kind.last[row]
      guard last >= 0, kind.rows[last] != row else { continue }
      all[row] = reader.value(Double(times[row]))
    }
    return all
  }

  /// A row that is none of the merged ones.
  struct Row {
    let time: Int64
    let car, position: Int
    let place: SIMD4<Double>
    let distance: Double
  }

  /// The row at a time that has none, by the splines through the rows of `range`; NaN before the first reading.
  ///
  /// - Parameter row: the last one before it; nil where there is none.
  func row(at time: Int64, from range: Range<Int>, after row: Int?) -> Row {
    Row(
      time: time, car: row.map { cars[$0] } ?? -1, position: row.map { positions[$0] } ?? -1,
      place: value(at: time, places, range.filter { !places[$0].x.isNaN }),
      distance: value(at: time, distances, range.filter { !distances[$0].isNaN }))
  }

  private func value<Value: SplineValue>(
    at time: Int64, _ values: [Value], _ known: [Int]
  ) -> Value {
    guard let first = known.first, times[first] <= time else { return .nan }
    let spline = QuadraticSpline(known.map { times[$0] }, known.map { values[$0] })
    var reader = QuadraticSpline.Reader(spline)
    return reader.value(Double(time))
  }

  /// Leaves the rows of `range`, and puts one before and one behind them.
  mutating func keep(_ range: Range<Int>, _ first: Row?, _ last: Row?) {
    func cut<Value>(_ column: inout [Value], _ value: (Row) -> Value) {
      var rows: [Value] = []
      rows.reserveCapacity(range.count + 2)
      if let first { rows.append(value(first)) }
      rows += column[range]
      if let last { rows.append(value(last)) }
      column = rows
    }
    cut(&times, \.time)
    cut(&car.last, \.car)
    cut(&position.last, \.position)
    cut(&places, \.place)
    cut(&distances, \.distance)
    cut(&sources) { _ in LapTelemetry.Source.interpolation.rawValue }
  }
}
