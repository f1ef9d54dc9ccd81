import Copilot
import Foundation
import Lake

// Makes the weights by which the copilot tells what a question asks for.
//
//     copilot-train words <data root> <folder semantic>    lines "metric<TAB>question" on standard input, with signs for
//                                                          names and numbers on standard output
//     copilot-train weights <phrasings.tsv> <intents.tsv>  learns from such lines

@main
enum CopilotTrain {
  static func main() async {
    let arguments = CommandLine.arguments
    do {
      switch arguments.dropFirst().first {
      case "words" where arguments.count == 4: try await words(arguments[2], arguments[3])
      case "weights" where arguments.count == 4: try weights(arguments[2], arguments[3])
      default:
        print("copilot-train words <data root> <folder semantic> | weights <phrasings.tsv> <intents.tsv>")
        exit(64)
      }
    } catch {
      FileHandle.standardError.write(Data("copilot-train: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func words(_ root: String, _ semantic: String) async throws {
    let root = try DataRoot.open(at: root)
    let reader = try SnapshotStore(directory: root.warehouse).openReader(bronze: root.bronze)
    let phrasing = Phrasing(
      Planner(try SemanticLayer(folder: semantic), try await LakeVocabulary.read(reader)))
    while let line = readLine() {
      let fields = line.split(separator: "\t", maxSplits: 1)
      guard fields.count == 2 else { continue }
      print("\(fields[0])\t\(phrasing.words(String(fields[1])).joined(separator: " "))")
    }
  }

  private static func weights(_ phrasings: String, _ file: String) throws {
    let model = IntentTraining(try IntentTraining.examples(file: phrasings)).model()
    try model.text.write(toFile: file, atomically: true, encoding: .utf8)
  }
}
