/// `Index.json` of a year: every meeting with its sessions.
func seasonIndex(_ year: Int, _ weekends: [Weekend]) -> [UInt8] {
  let meetings = weekends.map { weekend -> JSON in
    var value: JSON = ["Sessions": .list(weekend.sessions.map(weekend.session))]
    value.merge(weekend.meeting)
    return value
  }
  let index: JSON = ["Simulated": true, "Year": .number(year), "Meetings": .list(meetings)]
  var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
  index.write(to: &bytes)
  return bytes
}
