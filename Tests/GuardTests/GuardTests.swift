import Testing

import Guard

@Test func placeholder() {}
