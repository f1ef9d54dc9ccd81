import Lake
import Testing

struct EngineExecutorTests {
  @Test func `an actor on the engine's executor runs off the cooperative pool, in order`() async {
    actor Counter {
      private let executor = EngineExecutor(label: "test")
      private var values: [Int] = []
      nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
      func add(_ value: Int) -> [Int] {
        values.append(value)
        return values
      }
    }
    let counter = Counter()
    for value in 0..<100 { _ = await counter.add(value) }
    #expect(await counter.add(100) == Array(0...100))
  }
}
