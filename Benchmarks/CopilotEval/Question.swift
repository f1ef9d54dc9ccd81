import Copilot
import Foundation

/// A question of the evaluation set; Tests/copilot/README.md describes the format.
struct Question: Decodable {
  struct Context: Decodable {
    let season: Int?
    let round: Int?
    let session_code: String?
  }

  let id: String
  let question: String
  let context: Context?
  let after: String?
  let status: String
  let or_status: [String]?
  let sql: String?
  let alternatives: [String]?
  let compare: String?
  let columns: [String]?
  let tolerance: Double?
  let level: String?
  let style: String?

  var ask: AskContext {
    AskContext(season: context?.season, round: context?.round, sessionCode: context?.session_code)
  }

  static func read(folder: String) throws -> [Question] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    var questions: [Question] = []
    for file in files where file.hasSuffix(".jsonl") {
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      for line in text.split(separator: "\n") where !line.isEmpty {
        questions.append(try JSONDecoder().decode(Question.self, from: Data(line.utf8)))
      }
    }
    // What comes after another is asked after it.
    return questions.filter { $0.after == nil } + questions.filter { $0.after != nil }
  }
}
