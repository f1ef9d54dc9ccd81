/// A dry compound, named as in the live timing.
enum Compound: String {
  case soft = "SOFT"
  case medium = "MEDIUM"
  case hard = "HARD"

  /// Milliseconds slower than a fresh soft tyre.
  var offset: Double {
    switch self {
    case .soft: 0
    case .medium: 550
    case .hard: 980
    }
  }

  /// Milliseconds lost with every lap of age.
  var wear: Double {
    switch self {
    case .soft: 85
    case .medium: 48
    case .hard: 28
    }
  }
}

/// A set of tyres as fitted.
struct TyreSet {
  let compound: Compound
  /// Laps driven before it was fitted.
  let startAge: Int

  var isNew: Bool { startAge == 0 }
}
