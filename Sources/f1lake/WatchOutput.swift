internal import Foundation
internal import Lake
internal import Watch

/// The events of a watch on standard output: the time and a sentence, or an object of JSON.
struct WatchOutput: Sendable {
  let isJSON: Bool

  func write(_ event: WatchEvent) {
    if isJSON, let data = try? event.json() {
      return writeOutput(String(decoding: data, as: UTF8.self) + "\n")
    }
    let time = Timestamp.text(Int64(Date().timeIntervalSince1970) * 1000)
    writeOutput("\(time) \(event.event == .failed ? "failed: " : "")\(event.message)\n")
  }
}
