internal import Foundation
internal import Lake
internal import Watch

/// The lines of a watch on standard output: the time and a text, or an object of JSON.
struct WatchLog: Sendable {
  let isJSON: Bool

  func write(_ text: String) {
    let time = Timestamp.text(Int64(Date().timeIntervalSince1970) * 1000)
    guard isJSON else { return writeOutput("\(time) \(text)\n") }
    let line = JSONLine(event: "log", time: time, message: text)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Strings can always be encoded.
    if let data = try? encoder.encode(line) {
      writeOutput(String(decoding: data, as: UTF8.self) + "\n")
    }
  }

  func write(_ event: WatchEvent) {
    guard isJSON, let data = try? event.json() else {
      return write((event.event == .failed ? "failed: " : "") + event.message)
    }
    writeOutput(String(decoding: data, as: UTF8.self) + "\n")
  }

  private struct JSONLine: Encodable {
    let event, time, message: String
  }
}
