/// One line of Linux's `/proc/self/mountinfo` (proc_pid_mountinfo(5)).
package struct Mount: Equatable {
  /// Where it is mounted, unescaped.
  package let mountPoint: String
  /// The type, for example `ext4`.
  package let fileSystem: String

  /// Lines that do not have the documented form are passed over: they cannot cover a path.
  package static func parse(_ text: String) -> [Mount] {
    text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: " ")
      // Optional fields of unknown number end with a lone "-"; the file system follows it.
      guard fields.count > 6, let dash = fields[6...].firstIndex(of: "-"), dash + 1 < fields.count
      else { return nil }
      return Mount(mountPoint: unescaped(fields[4]), fileSystem: String(fields[dash + 1]))
    }
  }

  /// The innermost mount that holds `path`; of several at one place, the last one lies on top.
  package static func covering(_ path: String, in mounts: [Mount]) -> Mount? {
    mounts.reduce(nil) { best, mount in
      guard DataRootLocation.isInside(path, mount.mountPoint) else { return best }
      return (best?.mountPoint.utf8.count ?? 0) <= mount.mountPoint.utf8.count ? mount : best
    }
  }

  // Space, tab, newline and backslash are written as three octal digits.
  private static func unescaped(_ field: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(field.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), rest.count >= 3,
        let code = UInt8(String(decoding: rest.prefix(3), as: UTF8.self), radix: 8)
      {
        bytes.append(code)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
