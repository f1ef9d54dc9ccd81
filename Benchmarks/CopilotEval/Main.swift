import Copilot
import Foundation
import Guard
import Lake

// Asks the built-in planner all questions of a folder and compares its answers with those of reference SQL.
//
//     copilot-eval <data root> <folder of questions> <folder semantic> [--verbose] [--gate] [--labels]
//
// With --labels it prints lines "metric<TAB>question" of what it answers right, for `copilot-train`.
// With --gate it ends with 1 unless 90 % of those that have an answer are right and at most 3 % of all wrong.

@main
enum CopilotEval {
  static func main() async {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4 else {
      print(
        "copilot-eval <data root> <folder of questions> <folder semantic> [--verbose] [--gate] [--labels]"
      )
      exit(64)
    }
    do {
      try await evaluate(arguments)
    } catch {
      FileHandle.standardError.write(Data("copilot-eval: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func evaluate(_ arguments: [String]) async throws {
    let root = try DataRoot.open(at: arguments[1])
    let store = SnapshotStore(directory: root.warehouse)
    let reader = try store.openReader(bronze: root.bronze)
    let lake = try await LakeVocabulary.read(reader)
    let planner = Planner(try SemanticLayer(folder: arguments[3]), lake)
    let runner = try await GuardedRunner.open(path: reader.snapshot.path, bronze: root.bronze)
    let bench = Bench(planner: planner, runner: runner, sqlGuard: try QueryGuard())
    let questions = try Question.read(folder: arguments[2])
    var score = Score()
    var turns: [String: Planner.Turn] = [:]
    for question in questions {
      let verdict = await bench.ask(question, after: question.after.flatMap { turns[$0] })
      turns[question.id] = verdict.turn
      score.add(question, verdict)
      if arguments.contains("--labels") {
        if let label = verdict.label(question) { print("\(label)\t\(question.question)") }
      } else if arguments.contains("--verbose"), verdict.outcome != .right {
        print(verdict.text(question))
      }
    }
    if !arguments.contains("--labels") { print(score.text) }
    if arguments.contains("--gate"), !score.isGood { exit(1) }
  }
}
