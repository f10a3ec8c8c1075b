internal import Foundation

/// How long a processor works for this thread and for the processes that were started from here, which
/// does not grow while others work, as the time on the wall does.
struct ProcessorTime {
  /// What was started from here, directly or not.
  private let others: [pid_t]

  /// Counts this thread and other processes, by default all that were started from here.
  init(counting others: [pid_t] = Children.andTheirs()) { self.others = others }

  /// Seconds that a body takes of it; where the system cannot tell, seconds on the wall.
  func seconds(of body: () throws -> Void) rethrows -> Double {
    #if os(Linux)
    let start = readings()
    try body()
    // Of a process that has ended meanwhile nobody can tell any more.
    return zip(start, readings()).reduce(0) { sum, reading in
      guard let before = reading.0, let after = reading.1 else { return sum }
      return sum + after - before
    }
    #else
    return try ContinuousClock().measure(body) / .seconds(1)
    #endif
  }
}

#if os(Linux)
extension ProcessorTime {
  /// What each clock shows, this thread's first; nil for that of a process that is gone.
  private func readings() -> [Double?] {
    [Self.seconds(on: CLOCK_THREAD_CPUTIME_ID)]
      + others.map { process in
        var clock = clockid_t()
        return clock_getcpuclockid(process, &clock) == 0 ? Self.seconds(on: clock) : nil
      }
  }

  private static func seconds(on clock: clockid_t) -> Double? {
    var time = timespec()
    guard clock_gettime(clock, &time) == 0 else { return nil }
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
#endif
