extension SimulatedSession {
  var trackStatus: TopicStream {
    var stream = TopicStream(.trackStatus)
    for change in log.trackStatuses {
      stream.append(
        change.time,
        ["Status": .text(change.status), "Message": .text(trackMessage(change.status))])
    }
    return stream
  }

  /// The word for a track status; the simulator uses no others.
  func trackMessage(_ status: String) -> String {
    switch status {
    case "2": "Yellow"
    case "4": "SCDeployed"
    case "5": "Red"
    case "6": "VSCDeployed"
    case "7": "VSCEnding"
    default: "AllClear"
    }
  }
}
