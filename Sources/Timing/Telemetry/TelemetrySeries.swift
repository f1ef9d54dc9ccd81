/// All readings of one telemetry topic, car by car and in order of time.
///
/// Every car has a reading for every moment at which the car with the most readings has one; what the source
/// does not have is filled and marked, as FastF1 fills it.
public struct TelemetrySeries<Sample: TelemetrySample>: Sendable {
  /// The readings of one car.
  public struct Car: Sendable {
    /// The driver's number, or that of a safety car.
    public let number: String
    /// In order of time.
    public internal(set) var samples: [Sample]
  }

  /// In the order in which the source names them first.
  public internal(set) var cars: [Car]

  /// The readings of a car; nil where the source has none.
  public func car(_ number: String) -> [Sample]? { cars.first { $0.number == number }?.samples }
}

extension TelemetrySeries {
  /// Sorts all readings, leaves out copies, and fills up the cars with fewer readings than the longest, as FastF1 does.
  mutating func complete() -> [Finding] {
    var findings = cars.indices.compactMap { settle($0) }
    let most = cars.map(\.samples.count).max()
    guard let longest = cars.first(where: { $0.samples.count == most })?.samples else {
      return findings
    }
    for index in cars.indices where cars[index].samples.count < longest.count {
      let full = cars[index].samples.filled(at: longest)
      let count = full.count - cars[index].samples.count
      cars[index].samples = full
      findings.append(
        Finding(
          .info, Sample.feed, driver: cars[index].number,
          "\(count) of \(full.count) readings are missing",
          action: "filled them in and marked them is_filled"))
    }
    return findings
  }

  /// Puts a car's readings in order; one that came twice, as with a record that was sent twice, counts once.
  private mutating func settle(_ index: Int) -> Finding? {
    guard !cars[index].samples.isAscending else { return nil }
    cars[index].samples.sortByDate()
    let count = cars[index].samples.count
    cars[index].samples.removeCopies()
    let copies = count - cars[index].samples.count
    guard copies > 0 else { return nil }
    return Finding(
      .warning, Sample.feed, driver: cars[index].number,
      "readings that are exact copies: \(copies)", action: "left them out")
  }
}

extension Array where Element: TelemetrySample {
  /// True where no reading has the date of the one before, or an earlier one: nearly always.
  fileprivate var isAscending: Bool {
    for index in indices.dropFirst() where self[index].date <= self[index - 1].date {
      return false
    }
    return true
  }

  fileprivate mutating func sortByDate() {
    // Stable, so that equal dates stay in the order of the source.
    self = enumerated().sorted {
      ($0.element.date, $0.offset) < ($1.element.date, $1.offset)
    }.map(\.element)
  }

  /// Leaves the first of all readings that are equal, date included; they are in order of time.
  fileprivate mutating func removeCopies() {
    var seen: Set<Element> = []
    var date = first?.date
    removeAll { sample in
      if sample.date != date {
        seen.removeAll(keepingCapacity: true)
        date = sample.date
      }
      return !seen.insert(sample).inserted
    }
  }

  /// These readings and one for every date of `reference` that is not among them.
  fileprivate func filled(at reference: [Element]) -> [Element] {
    var all: [Element] = []
    all.reserveCapacity(reference.count)
    var next = 0
    for sample in reference {
      while next < count, self[next].date < sample.date {
        all.append(self[next])
        next += 1
      }
      if next < count, self[next].date == sample.date {
        all.append(self[next])
        next += 1
      } else {
        all.append(.filled(sample.date))
      }
    }
    return all + self[next...]
  }
}
