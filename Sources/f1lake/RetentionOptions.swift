internal import ArgumentParser
internal import Lake

/// Which old snapshots a publication leaves.
struct RetentionOptions: ParsableArguments {
  @Option(help: "How many snapshots to keep whatever their age, the new one included.")
  var keep = 3

  @Option(help: "Keep those of the last so many days as well.")
  var keepDays = 0.0

  var retention: SnapshotRetention { SnapshotRetention(count: keep, age: keepDays * 86_400) }

  func validate() throws {
    try Self.check(keep: keep)
    guard keepDays >= 0, keepDays.isFinite else {
      throw ValidationError("--keep-days is at least 0")
    }
  }

  static func check(keep: Int?) throws {
    guard (keep ?? 1) >= 1 else { throw ValidationError("--keep is at least 1") }
  }
}

/// A span such as `7d`, `12h` or `30m`.
struct Age: ExpressibleByArgument {
  let seconds: Double

  init(seconds: Double) { self.seconds = seconds }

  /// As help texts show it.
  var defaultValueDescription: String {
    seconds >= 3600 ? "\(Int(seconds / 3600))h" : "\(Int(seconds / 60))m"
  }

  init?(argument: String) {
    let unit: Double? =
      switch argument.last {
      case "d": 86_400
      case "h": 3600
      case "m": 60
      default: nil
      }
    guard let unit, let number = Double(argument.dropLast()), number >= 0, number.isFinite else {
      return nil
    }
    seconds = number * unit
  }
}
