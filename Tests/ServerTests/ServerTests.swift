import HummingbirdTesting
import Testing

import Server

@Test func placeholder() {}
