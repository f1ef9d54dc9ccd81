/// Decodes CarData.z or Position.z: the records of the topic in, readings by car and findings out.
///
/// Messages have one usual shape, which is read directly; any other goes through the JSON parser. Both ways give
/// the same readings.
struct TelemetryDecoder<Sample: WireSample> {
  /// A race has 720,000 readings; more than this is hostile.
  private static var maximumSamples: Int { 12_000_000 }

  private var cars = CarIndex()
  private var samples: [[Sample]] = []
  private var dates = SampleDate()
  /// The cars of a message's readings in their order, and its dates, until all of it is known to be readable.
  private var taken: [Int32] = []
  private var takenDates: [Int64] = []
  private let keys = Sample.Keys()
  private var count = 0
  /// Readings of one car to make room for: growing would move all of them again and again.
  private var expected = 0
  private var badSamples = 0
  /// Microseconds since 1970-01-01 UTC at which the stream began, by the message with the least delay.
  private(set) var streamStart: Int64?
  private(set) var findings: [Finding] = []

  /// All readings of `stream`; nil where it holds none.
  mutating func decode(_ stream: FeedStream) -> TelemetrySeries<Sample>? {
    var badMessages = 0
    guard var messages = TelemetryMessages() else {
      note(.error, "there is no memory to unpack it", "left the topic out")
      return nil
    }
    expected = min(stream.records.count * 5, 1 << 17)
    for record in stream.records {
      let isRead = messages.unpack(record) { read($0, record.time) }
      if isRead != true { badMessages += 1 }
      guard count <= Self.maximumSamples else {
        note(.error, "it has more than \(Self.maximumSamples) readings", "left the rest out")
        break
      }
    }
    if badMessages > 0 {
      note(.warning, "messages that cannot be decoded: \(badMessages)", "left them out")
    }
    if badSamples > 0 {
      note(.warning, "readings that cannot be decoded: \(badSamples)", "left them out")
    }
    var series = TelemetrySeries(
      cars: zip(cars.names, samples).map { TelemetrySeries.Car(number: $0, samples: $1) })
    samples = []
    series.cars.removeAll(where: \.samples.isEmpty)
    findings += series.complete()
    return series.cars.isEmpty ? nil : series
  }

  private mutating func note(_ severity: Finding.Severity, _ message: String, _ action: String) {
    findings.append(Finding(severity, Sample.feed, message, action: action))
  }

  private mutating func read(_ text: UnsafeBufferPointer<UInt8>, _ time: Int) -> Bool {
    guard let base = text.baseAddress else { return false }
    var cursor = ByteCursor(base, count: text.count)
    taken.removeAll(keepingCapacity: true)
    takenDates.removeAll(keepingCapacity: true)
    if !readUsualShape(&cursor) {
      giveBack()
      guard readAnyShape(text) else { return false }
    }
    count += taken.count
    for date in takenDates {
      let offset = date - Int64(time) * 1000
      streamStart = max(streamStart ?? offset, offset)
    }
    return true
  }

  @inline(__always)
  private mutating func take(_ sample: Sample, of car: Int) {
    samples[car].append(sample)
    taken.append(Int32(truncatingIfNeeded: car))
  }

  /// Takes out what was read of a message whose end turned out to be of another shape.
  private mutating func giveBack() {
    for car in taken.reversed() { samples[Int(car)].removeLast() }
    taken.removeAll(keepingCapacity: true)
    takenDates.removeAll(keepingCapacity: true)
  }

  private mutating func readUsualShape(_ cursor: inout ByteCursor) -> Bool {
    let keys = keys
    guard cursor.take(keys.opening) else { return false }
    if cursor.take(UInt8(ascii: "]")) { return cursor.take(UInt8(ascii: "}")) && cursor.isAtEnd }
    repeat {
      guard cursor.take(keys.date), let text = cursor.text(),
        let date = dates.microseconds(text)
      else { return false }
      guard cursor.take(keys.cars) else { return false }
      let before = taken.count
      let rounded = TelemetryClock.milliseconds(date)
      repeat {
        guard let car = carNumber(&cursor), let sample = Sample(&cursor, keys, date: rounded) else {
          return false
        }
        take(sample, of: car)
      } while cursor.take(UInt8(ascii: ","))
      guard cursor.take(UInt8(ascii: "}")), cursor.take(UInt8(ascii: "}")) else { return false }
      if taken.count > before { takenDates.append(date) }
    } while cursor.take(UInt8(ascii: ","))
    return cursor.take(UInt8(ascii: "]")) && cursor.take(UInt8(ascii: "}")) && cursor.isAtEnd
  }

  @inline(__always)
  private mutating func carNumber(_ cursor: inout ByteCursor) -> Int? {
    guard cursor.take(UInt8(ascii: "\"")), let number = cursor.integer(), number >= 0,
      cursor.take(UInt8(ascii: "\"")), cursor.take(UInt8(ascii: ":"))
    else { return nil }
    if let known = cars[number] { return known }
    return index(String(number))
  }

  private mutating func index(_ name: String) -> Int {
    let index = cars.index(name)
    if index == samples.count {
      samples.append([])
      // A hostile topic may name thousands of cars.
      if index < 64 { samples[index].reserveCapacity(expected) }
    }
    return index
  }

  private mutating func readAnyShape(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let message = try? JSONDocument(Array(text)).root,
      let all = Sample.samples(of: message), all.isArray
    else { return false }
    for sample in all.elements {
      let cars = Sample.cars(of: sample)?.members ?? []
      guard let text = Sample.date(of: sample)?.string, let date = dates.microseconds(text) else {
        badSamples += max(1, cars.count)
        continue
      }
      let before = taken.count
      for (name, value) in cars {
        if let sample = Sample(value, date: TelemetryClock.milliseconds(date)) {
          take(sample, of: index(name))
        } else {
          badSamples += 1
        }
      }
      if taken.count > before { takenDates.append(date) }
    }
    return true
  }
}

/// The cars of a topic by their number, which is looked up for every reading.
struct CarIndex {
  private(set) var names: [String] = []
  private var byName: [String: Int] = [:]
  private var byNumber = [Int16](repeating: -1, count: 1000)

  /// The index of a car that was seen before.
  @inline(__always)
  subscript(number: Int32) -> Int? {
    guard number < 1000, case let index = byNumber[Int(number)], index >= 0 else { return nil }
    return Int(index)
  }

  /// The index of a car, a new one for a new car.
  mutating func index(_ name: String) -> Int {
    if let known = byName[name] { return known }
    let index = names.count
    names.append(name)
    byName[name] = index
    if let number = Int(name), (0..<1000).contains(number), String(number) == name,
      let short = Int16(exactly: index)
    {
      byNumber[number] = short
    }
    return index
  }
}
