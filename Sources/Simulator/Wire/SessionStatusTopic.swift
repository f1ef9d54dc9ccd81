extension SimulatedSession {
  /// Since 2025 a record also says how far the session, or a part of qualifying, has come.
  var sessionStatus: TopicStream {
    var stream = TopicStream(.sessionStatus)
    var progress = "Inactive"
    for change in log.statuses {
      if ["Started", "Finished"].contains(change.status) { progress = change.status }
      stream.append(change.time, ["Status": .text(change.status), "Started": .text(progress)])
    }
    return stream
  }
}
