/// Stops the program with a sentence when the caller broke a rule, in every build.
///
/// The standard library's `precondition` drops the sentence from optimized code. This library is
/// always optimized, and the two shapes that do not fit are exactly what its user must read. It has
/// a name of its own, so that a file in which it is not visible does not compile, instead of calling
/// the silent one.
@inlinable @inline(__always)
package func demand(
  _ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String,
  file: StaticString = #fileID, line: UInt = #line
) {
  if !condition() { stop(message(), file: file, line: line) }
}

/// Stops the program with a sentence where no answer is possible, in every build.
///
/// Out of line, so that the check itself stays small.
@usableFromInline @inline(never)
package func stop(
  _ message: String, file: StaticString = #fileID, line: UInt = #line
) -> Never {
  fatalError(message, file: file, line: line)
}
