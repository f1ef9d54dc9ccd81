import Copilot
import Testing

struct AskTests {
  @Test func `white space around a question does not count`() throws {
    #expect(try Ask(" Who won?\n").question == "Who won?")
  }

  @Test(arguments: ["", "  \n", String(repeating: "a", count: 1001)])
  func `a question has one to a thousand characters`(question: String) {
    #expect(throws: CopilotError.self) { try Ask(question) }
  }

  @Test func `marks that stand on one letter count as characters`() {
    let tower = "a" + String(repeating: "\u{0301}", count: 1000)
    #expect(throws: CopilotError.self) { try Ask(tower) }
  }

  @Test func `ten earlier questions are read, eleven refused`() throws {
    let ten = Array(repeating: "Who won?", count: 10)
    #expect(try Ask("And in qualifying?", history: ten).history.count == 10)
    #expect(throws: CopilotError.self) { try Ask("And in qualifying?", history: ten + ten) }
  }

  @Test(arguments: [
    AskContext(season: 23), AskContext(round: 0), AskContext(sessionCode: "R'; DROP TABLE laps"),
  ])
  func `what no page can select is refused`(context: AskContext) {
    #expect(throws: CopilotError.self) { try Ask("Who won?", context: context) }
  }
}
