internal import Lake

/// A document with what is known about it.
struct Response: Sendable {
  /// Its content, inflated.
  let bytes: [UInt8]
  /// Its digest, by its place in the raw archive.
  let file: SourceFile
  /// The address of the mirror that had to serve it.
  let mirror: String?
}
