internal import Lake
internal import Timing

/// What each table of a session is made from, so that a document that changes makes just the tables again that depend
/// on it. A test takes the documents away one by one and looks which tables differ.
struct TableSources {
  /// All documents of the session.
  private let files: [SourceFile]
  private let findings: Int
  /// What the tables of telemetry take from the rest of the session.
  private let telemetryInputs: String

  init(_ files: [SourceFile], _ tables: SessionTables) {
    self.files = files
    findings = tables.findings.count
    telemetryInputs = TelemetryInputs(tables).sha256
  }

  /// What the manifest of a table names.
  func provenance(of table: String) -> Provenance {
    let documents = Self.documents(of: table)
    let isTelemetry = ["car_data", "position_data", "telemetry"].contains(table)
    return Provenance(
      sources: files.filter { file in
        documents.map { $0.contains(Document(path: file.path)) } ?? true
      },
      decoderVersion: SessionDecoder.version, findings: findings,
      inputs: isTelemetry ? telemetryInputs : nil)
  }

  /// The documents of a session.
  private enum Document: Hashable {
    case topic(Feed)
    /// Jolpica's: who drove, and what came of it.
    case result
    case circuit

    /// - Parameter path: the place in the raw archive.
    init(path: String) {
      if let feed = Feed.allCases.first(where: { path.hasSuffix("/" + $0.fileName) }) {
        self = .topic(feed)
      } else {
        self = path.hasPrefix("ergast/") ? .result : .circuit
      }
    }
  }

  /// What decides laps, and with them computed results.
  private static let laps: Set<Document> = [
    .topic(.driverList), .topic(.timingData), .topic(.timingAppData), .topic(.sessionStatus),
    .topic(.trackStatus), .topic(.lapCount), .topic(.raceControlMessages), .result,
  ]
  private static let telemetry: Set<Document> = [.topic(.carData), .topic(.position)]
  /// What gives a racing number its three-letter code.
  private static let codes: Set<Document> = [.topic(.driverList), .result]

  /// Nil for a table that depends on all of them.
  private static func documents(of table: String) -> Set<Document>? {
    switch table {
    case "weather": [.topic(.weatherData)]
    case "race_control": [.topic(.raceControlMessages)]
    case "track_status": [.topic(.trackStatus)]
    case "session_status": [.topic(.sessionStatus)]
    case "session_info": [.topic(.sessionInfo)]
    case "lap_count": [.topic(.lapCount)]
    case "extrapolated_clock": [.topic(.extrapolatedClock)]
    case "drivers": [.topic(.driverList)]
    case "team_radio": codes.union([.topic(.teamRadio)])
    case "pit_lane_times": codes.union([.topic(.pitLaneTimes)])
    // lap_start_date is counted from the start of the stream, which only telemetry tells.
    case "laps": laps.union(telemetry)
    case "stints", "results": laps
    case "car_data", "position_data", "telemetry": telemetry
    case "circuits", "circuit_track", "circuit_corners": [.circuit]
    case "circuit_marshal_lights", "circuit_marshal_sectors": [.circuit]
    default: nil
    }
  }
}

extension BronzeWriter {
  /// Writes a table unless it is there and was made from the same; gives its rows.
  ///
  /// - Parameter rehash: whether a part must be hashed before it counts as there.
  func renew(
    _ table: BronzeTable, _ partition: Partition, _ provenance: Provenance, rehash: Bool,
    after archive: ArchiveGate? = nil
  ) throws -> Int {
    if let manifest = try store.currentManifest(of: partition, provenance, rehash: rehash) {
      return manifest.rows
    }
    return try write(table, partition, provenance, after: archive).rows
  }
}
