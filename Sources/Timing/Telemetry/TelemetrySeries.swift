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
  /// Sorts all readings and fills up the cars with fewer readings than the longest, as FastF1 does.
  mutating func complete() -> [Finding] {
    for index in cars.indices { cars[index].samples.sortByDate() }
    let most = cars.map(\.samples.count).max()
    guard let longest = cars.first(where: { $0.samples.count == most })?.samples else { return [] }
    var findings: [Finding] = []
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
}

extension Array where Element: TelemetrySample {
  fileprivate mutating func sortByDate() {
    for index in indices.dropFirst() where self[index].date < self[index - 1].date {
      // Stable, so that equal dates stay in the order of the source.
      self = enumerated().sorted {
        ($0.element.date, $0.offset) < ($1.element.date, $1.offset)
      }.map(\.element)
      return
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
