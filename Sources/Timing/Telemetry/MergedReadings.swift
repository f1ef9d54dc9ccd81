/// The readings of one lap on one clock: a row for every time at which either kind was read.
struct MergedReadings {
  /// One time.
  struct Row {
    /// Session time, milliseconds.
    let time: Int64
    /// The last reading up to here, as an index into all; negative before the first.
    let lastCar, lastPosition: Int32
    let isCar, isPosition: Bool

    var car: Int? { lastCar < 0 ? nil : Int(lastCar) }
    var position: Int? { lastPosition < 0 ? nil : Int(lastPosition) }

    /// X, Y and Z in tenths of a metre, and the distance in metres; NaN before the first reading.
    var place = SIMD4<Double>(repeating: .nan)
  }

  private(set) var rows: [Row] = []

  /// Merges two ranges of readings, given by their session times.
  init(
    _ cars: Range<Int>, _ carTime: (Int) -> Int64, _ positions: Range<Int>,
    _ positionTime: (Int) -> Int64
  ) {
    rows.reserveCapacity(cars.count + positions.count)
    var (nextCar, nextPosition) = (cars.lowerBound, positions.lowerBound)
    while nextCar < cars.upperBound || nextPosition < positions.upperBound {
      let car = nextCar < cars.upperBound ? carTime(nextCar) : .max
      let position = nextPosition < positions.upperBound ? positionTime(nextPosition) : .max
      let time = min(car, position)
      if car == time { nextCar += 1 }
      if position == time { nextPosition += 1 }
      rows.append(
        Row(
          time: time, lastCar: nextCar > cars.lowerBound ? Int32(nextCar - 1) : -1,
          lastPosition: nextPosition > positions.lowerBound ? Int32(nextPosition - 1) : -1,
          isCar: car == time, isPosition: position == time))
    }
  }

  /// Which of a place's four numbers are meant.
  enum Lanes {
    case coordinates, distance

    fileprivate func isRead(_ row: Row) -> Bool {
      self == .coordinates ? row.isPosition : row.isCar
    }

    fileprivate func isKnown(_ row: Row) -> Bool {
      self == .coordinates ? !row.place.x.isNaN : !row.place.w.isNaN
    }

    fileprivate func merge(_ value: SIMD4<Double>, into place: inout SIMD4<Double>) {
      if self == .coordinates {
        place = SIMD4(value.x, value.y, value.z, place.w)
      } else {
        place.w = value.w
      }
    }
  }

  /// Takes the places at the readings themselves.
  mutating func setPlaces(_ lanes: Lanes, _ value: (Row) -> SIMD4<Double>) {
    for index in rows.indices where lanes.isRead(rows[index]) {
      lanes.merge(value(rows[index]), into: &rows[index].place)
    }
  }

  /// Fills the rows between and behind the readings.
  mutating func interpolate(_ lanes: Lanes) {
    let spline = spline(lanes, rows.indices)
    var reader = QuadraticSpline.Reader(spline)
    guard let first = rows.firstIndex(where: lanes.isRead), !spline.isEmpty else { return }
    for index in rows.indices[first...] where !lanes.isRead(rows[index]) {
      lanes.merge(reader.value(Double(rows[index].time)), into: &rows[index].place)
    }
  }

  /// The place at a time that has no row, by the spline through some rows; NaN before the first of them.
  func place(at time: Int64, from range: Range<Int>) -> SIMD4<Double> {
    var place = SIMD4<Double>(repeating: .nan)
    for lanes in [Lanes.coordinates, .distance] {
      guard let first = rows[range].first(where: lanes.isKnown), first.time <= time else {
        continue
      }
      var reader = QuadraticSpline.Reader(spline(lanes, range))
      lanes.merge(reader.value(Double(time)), into: &place)
    }
    return place
  }

  /// The spline through the known places; one point for equal times.
  private func spline(_ lanes: Lanes, _ range: Range<Int>) -> QuadraticSpline {
    var times: [Double] = []
    var places: [SIMD4<Double>] = []
    times.reserveCapacity(range.count)
    places.reserveCapacity(range.count)
    var last = Int64.min
    for row in rows[range] where row.time > last && lanes.isKnown(row) {
      last = row.time
      times.append(Double(row.time))
      places.append(row.place)
    }
    return QuadraticSpline(times, places)
  }
}
