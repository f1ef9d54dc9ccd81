internal import Foundation
internal import Lake

/// A file of verified questions: a JSON object on each line.
struct VerifiedFile: Sendable {
  /// The most questions of one file.
  static let mostLines = 10_000

  let path: String

  /// What a file holds.
  struct Content: Sendable {
    var questions: [VerifiedQuestion] = []
    /// Lines that cannot be used, as `path:line: why`.
    var problems: [String] = []
    /// Whether it ends within a line, as after a crash.
    var isTorn = false
  }

  /// What the file holds; nothing where there is no file.
  ///
  /// - Throws: ``CopilotError`` of kind `semantics` where it is too long; `LakeError`.
  func read() throws -> Content {
    var content = Content()
    guard let bytes = try FileSystem.contents(path) else { return content }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count <= Self.mostLines + 1 else {
      throw CopilotError(.semantics, "\(path) has more than \(Self.mostLines) lines: shorten it")
    }
    content.isTorn = bytes.last.map { $0 != UInt8(ascii: "\n") } ?? false
    for (number, line) in lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) {
      let question = try? JSONDecoder().decode(VerifiedQuestion.self, from: Data(line))
      if let question, question.problem == nil {
        content.questions.append(question)
      } else {
        let reason = question?.problem ?? "this is no object with question and sql"
        content.problems.append("\(path):\(number + 1): \(reason)")
      }
    }
    return content
  }

  /// The files of a folder, in the order of their names.
  static func all(in folder: String) throws -> [VerifiedFile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".jsonl") && !$0.hasPrefix(".") }.sorted()
      .map { VerifiedFile(path: "\(folder)/\($0)") }
  }
}
