#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The memory that this process holds, looked at without opening a file.
final class ProcessMemory: Sendable {
  #if canImport(Darwin)
    /// In bytes, or nil where the system does not tell.
    var resident: Int? {
      var info = proc_taskinfo()
      let size = Int32(MemoryLayout<proc_taskinfo>.size)
      let read = proc_pidinfo(getpid(), PROC_PIDTASKINFO, 0, &info, size)
      return read == size ? Int(info.pti_resident_size) : nil
    }
  #else
    private let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    private let pageSize = sysconf(Int32(_SC_PAGESIZE))

    deinit { close(file) }

    /// In bytes, or nil where the system does not tell.
    var resident: Int? {
      var text = [UInt8](repeating: 0, count: 128)
      let count = pread(file, &text, text.count, 0)
      guard count > 0 else { return nil }
      let fields = String(decoding: text[..<count], as: UTF8.self).split(separator: " ")
      return fields.count > 1 ? Int(fields[1]).map { $0 * pageSize } : nil
    }
  #endif
}
