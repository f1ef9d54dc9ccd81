import Testing

/// The suites that measure time, one after another.
@Suite(.serialized) enum GuardSuites {}
