internal import Foundation

extension Exercise {
  /// The most mistakes that are named; what more of them give tells nobody what is wrong.
  static var mostLikenesses: Int { 3 }

  /// A verdict that names the known mistakes that give what the answer gave.
  ///
  /// A mistake is one of them if the check stops it at the same place and looks at the same result.
  /// All that agree are named, or none.
  ///
  /// - Parameters:
  ///   - verdict: The verdict.
  ///   - finding: What the check stopped at.
  ///   - seconds: How long may be spent on it; without an end by then, none is named.
  /// - Returns: The verdict.
  func named(_ verdict: Verdict, by finding: Finding?, within seconds: Double) -> Verdict {
    guard case .failed(var mismatch) = verdict, let finding else { return verdict }
    let candidates = mistakes.indices.filter { mistakes[$0].caughtAt == mismatch.caseName }
    if candidates.isEmpty || seconds <= 0 { return verdict }
    let alike = Self.result(within: seconds) { candidates.filter { isLike(finding, mistake: $0) } }
    guard let alike, alike.count <= Self.mostLikenesses else { return verdict }
    mismatch.alike = alike.map { mistakes[$0].description }
    return .failed(mismatch)
  }

  private func isLike(_ finding: Finding, mistake index: Int) -> Bool {
    let exam = Exam()
    _ = examine(.mistake(index), exam)
    return exam.finding.map(finding.isLike) ?? false
  }

  /// What a body returns, or nil if that takes too long; then it is left to itself.
  private static func result<Value: Sendable>(
    within seconds: Double, of body: @escaping @Sendable () -> Value
  ) -> Value? {
    let (box, isDone) = (Box<Value>(), DispatchSemaphore(value: 0))
    let thread = Thread {
      box.value = body()
      isDone.signal()
    }
    thread.stackSize = 8 << 20  // as much as a check has otherwise
    thread.start()
    return isDone.wait(timeout: .now() + seconds) == .success ? box.value : nil
  }
}

/// A value that one thread writes before another reads it.
private final class Box<Value: Sendable>: @unchecked Sendable {  // ordered by the semaphore
  var value: Value?
}
