import Server
import Testing

/// Large answers that nobody takes.
struct OutgoingTests {
  @Test func `beyond the limit there is no room for large answers, until one is sent`() throws {
    let outgoing = OutgoingBytes(limit: 1 << 20)
    let large = 700 << 10
    try outgoing.admit(large)
    outgoing.add(large)
    try outgoing.admit(large)
    outgoing.add(large)
    let refusal = #expect(throws: Problem.self) { try outgoing.admit(large) }
    #expect(refusal?.status == 503)
    try outgoing.admit(1000)
    outgoing.add(-large)
    try outgoing.admit(large)
  }
}
