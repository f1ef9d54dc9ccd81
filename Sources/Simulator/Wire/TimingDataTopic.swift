extension SimulatedSession {
  /// The timing screen: a full first record, then patches that hold only what changed.
  var timingData: TopicStream {
    var stream = TopicStream(.timingData)
    stream.append(3_422, timingKeyframe)
    var screen = TimingScreen(self)
    for event in timingEvents {
      let patch = screen.show(event)
      stream.append(event.time, patch)
    }
    return stream
  }
}
