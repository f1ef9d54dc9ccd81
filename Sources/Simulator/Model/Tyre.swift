/// A compound, named as in the live timing.
enum Compound: String {
  case soft = "SOFT"
  case medium = "MEDIUM"
  case hard = "HARD"
  case intermediate = "INTERMEDIATE"
  case wet = "WET"

  /// Milliseconds slower than a fresh soft tyre.
  var offset: Double {
    switch self {
    case .soft: 0
    case .medium: 550
    case .hard: 980
    case .intermediate, .wet: 0
    }
  }

  /// Milliseconds lost with every lap of age.
  var wear: Double {
    switch self {
    case .soft: 85
    case .medium: 48
    case .hard: 28
    case .intermediate: 40
    case .wet: 30
    }
  }

  /// Milliseconds lost because the track is as wet as it is.
  func loss(wetness: Double) -> Double {
    switch self {
    case .soft, .medium, .hard: 28_000 * wetness
    case .intermediate: 7000 * max(0, 0.6 - wetness) + 20_000 * max(0, wetness - 0.6)
    case .wet: 11_000 * (1 - wetness)
    }
  }

  /// What a track needs; nil is any dry compound.
  static func needed(wetness: Double) -> Compound? {
    wetness < 0.12 ? nil : wetness < 0.72 ? .intermediate : .wet
  }

  var isDry: Bool { self != .intermediate && self != .wet }
}

/// A set of tyres as fitted.
struct TyreSet {
  let compound: Compound
  /// Laps driven before it was fitted.
  let startAge: Int

  var isNew: Bool { startAge == 0 }

  /// This set, or a new one for rain where the track needs that.
  func suited(to wetness: Double) -> TyreSet {
    Compound.needed(wetness: wetness).map { TyreSet(compound: $0, startAge: 0) } ?? self
  }
}
