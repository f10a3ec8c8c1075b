/// Stops the program with a sentence when the caller broke a rule, in every build.
///
/// The standard library's function of this name, which this one hides, drops the sentence from
/// optimized code. This library is always optimized, and the two shapes that do not fit are exactly
/// what its user must read.
@inlinable @inline(__always)
package func precondition(
  _ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String,
  file: StaticString = #fileID, line: UInt = #line
) {
  if !condition() { stop(message(), file, line) }
}

/// Ends the program; out of line, so that the check itself stays small.
@usableFromInline @inline(never)
package func stop(_ message: String, _ file: StaticString, _ line: UInt) -> Never {
  fatalError(message, file: file, line: line)
}
