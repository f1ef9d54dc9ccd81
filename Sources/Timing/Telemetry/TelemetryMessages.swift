/// Unpacks the messages of a `.z` topic one by one: base64, then raw DEFLATE.
package struct TelemetryMessages: ~Copyable {
  private var inflater: Inflater
  private var packed: [UInt8] = []

  /// Nil where the memory for the decompressor cannot be had.
  package init?() {
    guard let inflater = Inflater() else { return nil }
    self.inflater = inflater
  }

  /// Gives a message's text to `body`; nil where it cannot be unpacked. The text lies in a buffer that
  /// ``ByteCursor`` may read.
  package mutating func unpack<Result>(
    _ record: FeedStream.Record, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    guard let text = record.body.stringBytes, let count = Base64.decode(text, into: &packed) else {
      return nil
    }
    return inflater.inflate(packed, count: count, padding: ByteCursor.padding, body)
  }
}
