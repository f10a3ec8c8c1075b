import Foundation

/// How much more memory a process has at its peak than before, in bytes.
///
/// It asks Linux, whose count of the peak can be started anew; elsewhere there
/// is no answer.
func peakMemory(during work: () throws -> Void) rethrows -> Int? {
  giveBack()
  let restarted =
    (try? "5".write(
      toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8))
    != nil
  let before = status("VmRSS")
  try work()
  guard restarted, let before, let peak = status("VmHWM") else { return nil }
  return max(0, peak - before)
}

/// Returns memory that is free to the system; otherwise it would be used again
/// and not be seen.
private func giveBack() {
  guard let trim = dlsym(nil, "malloc_trim") else { return }
  typealias Trim = @convention(c) (Int) -> Int32
  _ = unsafeBitCast(trim, to: Trim.self)(0)
}

/// A line of the process's status, in bytes.
private func status(_ key: String) -> Int? {
  let text = try? String(
    contentsOfFile: "/proc/self/status", encoding: .utf8)
  let line = text?.split(separator: "\n").first { $0.hasPrefix(key) }
  return line?.split(separator: " ").compactMap { Int($0) }.first.map {
    1024 * $0
  }
}
