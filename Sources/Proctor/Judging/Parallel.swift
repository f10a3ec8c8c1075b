import Foundation

/// Calls a body for every element on all cores.
///
/// - Returns: The results, in the order of the elements.
func inParallel<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ body: @escaping @Sendable (Element) -> Result
) -> [Result] {
  let results = Results<Result>(count: elements.count)
  DispatchQueue.concurrentPerform(iterations: elements.count) { index in
    results.set(index, to: body(elements[index]))
  }
  return results.all
}

/// Results that come in any order from several threads.
private final class Results<Value: Sendable>: @unchecked Sendable {  // guarded by the lock
  private let lock = NSLock()
  private var values: [Value?]

  init(count: Int) { values = Array(repeating: nil, count: count) }

  func set(_ index: Int, to value: Value) { lock.withLock { values[index] = value } }

  var all: [Value] { lock.withLock { values.compactMap(\.self) } }
}
