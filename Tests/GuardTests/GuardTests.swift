import Testing

@testable import Guard

@Test func placeholder() {}
