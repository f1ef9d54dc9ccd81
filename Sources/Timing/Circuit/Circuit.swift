/// The map of a circuit in one season, drawn by hand from telemetry.
///
/// Coordinates and lengths are tenths of a metre, as in the position feed.
public struct Circuit: Sendable, Equatable {
  /// A point of the outline.
  public struct Point: Sendable, Equatable {
    /// Position.
    public let x, y: Double
  }

  /// Something beside the track that is numbered.
  public struct Marker: Sendable, Equatable {
    /// Its number.
    public let number: Int?
    /// Tells markers of one number apart (`2`, `2A`).
    public let letter: String?
    /// Position.
    public let x, y: Double?
    /// Direction in which a label looks best, degrees.
    public let angle: Double?
    /// Way along the track from the start line, as drawn by hand.
    public let length: Double?

    init(_ value: JSONValue) {
      number = value["number"]?.int
      letter = value["letter"]?.nonEmptyString
      x = value["trackPosition"]?["x"]?.double
      y = value["trackPosition"]?["y"]?.double
      angle = value["angle"]?.double
      length = value["length"]?.double
    }
  }

  /// Keys of the timing archive's database.
  public let key, countryKey: Int?
  /// The season that the map was drawn for; the origin answers with an older one where nothing changed.
  public let year: Int?
  /// Names.
  public let name, location, country, countryCode: String?
  /// How far to turn the map to match the official one, degrees.
  public let rotation: Double?
  /// Time that a pit stop costs under green, behind the safety car and the virtual one, milliseconds.
  public let pitLoss, pitLossSafetyCar, pitLossVirtualSafetyCar: Int?
  /// Markers in their order.
  public let corners, marshalLights, marshalSectors: [Marker]
  /// The outline, in driving direction.
  public let track: [Point]
  /// What was wrong with the document.
  public let findings: [Finding]
}

extension Circuit {
  /// Reads the circuit document.
  ///
  /// - Throws: ``JSONError`` where it is not JSON, or no document about a circuit.
  public static func decode(_ bytes: [UInt8]) throws -> Circuit {
    let root = try JSONDocument(bytes).root
    guard let corners = root["corners"], corners.isArray else {
      throw JSONError(offset: 0, reason: "a list of corners was expected")
    }
    return Circuit(root)
  }

  private init(_ root: JSONValue) {
    key = root["circuitKey"]?.int
    countryKey = root["countryKey"]?.int
    year = root["year"]?.int
    name = root["circuitName"]?.nonEmptyString
    location = root["location"]?.nonEmptyString
    country = root["countryName"]?.nonEmptyString
    countryCode = root["countryIocCode"]?.nonEmptyString
    rotation = root["rotation"]?.double
    func loss(_ value: JSONValue?) -> Int? { value?.string.flatMap(Clock.milliseconds) }
    pitLoss = loss(root["pitLoss"]?["normal"])
    pitLossSafetyCar = loss(root["pitLoss"]?["sc"])
    pitLossVirtualSafetyCar = loss(root["pitLoss"]?["vsc"])
    corners = root["corners"]?.elements.map(Marker.init) ?? []
    marshalLights = root["marshalLights"]?.elements.map(Marker.init) ?? []
    marshalSectors = root["marshalSectors"]?.elements.map(Marker.init) ?? []
    let x = root["x"]?.elements ?? []
    let y = root["y"]?.elements ?? []
    track = zip(x, y).compactMap { x, y in
      guard let x = x.double, let y = y.double else { return nil }
      return Point(x: x, y: y)
    }
    let lost = max(x.count, y.count) - track.count
    findings =
      lost == 0
      ? []
      : [
        Finding(
          .warning, nil, "the circuit's outline has \(lost) points without x or y",
          action: "left them out")
      ]
  }
}
