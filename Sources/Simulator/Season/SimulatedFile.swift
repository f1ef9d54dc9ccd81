/// A file of the simulated origin.
public struct SimulatedFile: Sendable {
  /// Relative to the folder of the origin, with `/` between the parts.
  public let path: String
  /// The content as the origin would serve it.
  public let bytes: [UInt8]
}
