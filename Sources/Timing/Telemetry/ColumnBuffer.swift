/// Room for one column of rows in the making, used again lap after lap.
///
/// An access is not checked: whoever writes or reads a row has made room for it before.
struct ColumnBuffer<Value: BitwiseCopyable>: ~Copyable {
  private(set) var values = UnsafeMutableBufferPointer<Value>(start: nil, count: 0)

  deinit { values.deallocate() }

  /// Makes room for `count` values; what was there is lost where that takes more room.
  mutating func makeRoom(_ count: Int) {
    guard count > values.count else { return }
    values.deallocate()
    // Laps are of about equal length: a little more, and the next one fits too.
    values = .allocate(capacity: count + count / 8)
  }

  @inline(__always)
  subscript(index: Int) -> Value {
    get { values[index] }
    nonmutating set { values[index] = newValue }
  }
}
