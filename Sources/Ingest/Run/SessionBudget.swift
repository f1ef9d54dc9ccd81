public import Foundation

/// How many sessions may be in work at once.
public enum SessionBudget {
  /// What a race with telemetry needs at its peak: its responses, its rows and the Parquet being
  /// made.
  static let sessionBytes: UInt64 = 100 << 20

  /// One per core, as far as a quarter of the memory carries them, and at least one.
  public static func jobs(
    cores: Int = ProcessInfo.processInfo.activeProcessorCount,
    memoryBytes: UInt64 = ProcessInfo.processInfo.physicalMemory
  ) -> Int {
    max(1, min(cores, Int(clamping: memoryBytes / 4 / sessionBytes)))
  }
}
