internal import Lake

/// A document with what is known about it.
struct Response: Sendable {
  /// Its content, inflated.
  let bytes: [UInt8]
  /// Its digest, by its place in the raw archive.
  let file: SourceFile
  /// The address of the mirror that had to serve it.
  let mirror: String?
  /// True where the origin has just sent it, so that nothing can have been made from it yet.
  let isNew: Bool
}
