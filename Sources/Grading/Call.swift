public import Answering
public import LinearAlgebra

/// Calls the learner's function, which runs in a process of its own.
///
/// A check passes it what it would pass the function itself. What comes back is data that nobody has
/// vouched for: values of the types that the check expects, or an error with the words of the
/// learner's. If the process breaks, the check ends there, and its grader says how.
///
/// ```swift
/// learner: { call in { a, k, random in try call(a, k, using: &random) } }
/// ```
public struct Call {
  private let process: AnswerProcess

  init(_ process: AnswerProcess) { self.process = process }

  /// Calls a function that returns one value.
  public func callAsFunction<each Argument: Portable, Result: Portable>(
    _ arguments: repeat each Argument
  ) throws -> Result {
    try process.answer(to: .packing(repeat each arguments)) { try Result(from: &$0) }
  }

  /// Calls a function that returns two values.
  public func callAsFunction<each Argument: Portable, First: Portable, Second: Portable>(
    _ arguments: repeat each Argument
  ) throws -> (First, Second) {
    try process.answer(to: .packing(repeat each arguments)) {
      (try First(from: &$0), try Second(from: &$0))
    }
  }

  /// Calls a function that returns three values.
  public func callAsFunction<
    each Argument: Portable, First: Portable, Second: Portable, Third: Portable
  >(
    _ arguments: repeat each Argument
  ) throws -> (First, Second, Third) {
    try process.answer(to: .packing(repeat each arguments)) {
      (try First(from: &$0), try Second(from: &$0), try Third(from: &$0))
    }
  }
}

/// Functions that draw from a generator: it goes there and comes back, so that a check can tell how
/// much was drawn.
extension Call {
  /// Calls a function that returns one value.
  public func callAsFunction<each Argument: Portable, Result: Portable>(
    _ arguments: repeat each Argument, using generator: inout SplitMix64
  ) throws -> Result {
    let (result, after) = try process.answer(to: .packing(repeat each arguments, generator)) {
      (try Result(from: &$0), try SplitMix64(from: &$0))
    }
    generator = after
    return result
  }

  /// Calls a function that returns two values.
  public func callAsFunction<each Argument: Portable, First: Portable, Second: Portable>(
    _ arguments: repeat each Argument, using generator: inout SplitMix64
  ) throws -> (First, Second) {
    let (first, second, after) = try process.answer(
      to: .packing(repeat each arguments, generator)
    ) {
      (try First(from: &$0), try Second(from: &$0), try SplitMix64(from: &$0))
    }
    generator = after
    return (first, second)
  }

  /// Calls a function that returns three values.
  public func callAsFunction<
    each Argument: Portable, First: Portable, Second: Portable, Third: Portable
  >(
    _ arguments: repeat each Argument, using generator: inout SplitMix64
  ) throws -> (First, Second, Third) {
    let (first, second, third, after) = try process.answer(
      to: .packing(repeat each arguments, generator)
    ) {
      (
        try First(from: &$0), try Second(from: &$0), try Third(from: &$0),
        try SplitMix64(from: &$0)
      )
    }
    generator = after
    return (first, second, third)
  }
}

extension Call {
  /// Calls a function that asks for the entries of a matrix one by one, and returns two values.
  public func callAsFunction<each Argument: Portable, First: Portable, Second: Portable>(
    _ arguments: repeat each Argument, entry: (Int, Int) -> Double
  ) throws -> (First, Second) {
    try process.answer(to: .packing(repeat each arguments), entry: entry) {
      (try First(from: &$0), try Second(from: &$0))
    }
  }
}

extension Parcel {
  fileprivate static func packing<each Value: Portable>(_ values: repeat each Value) -> Parcel {
    var parcel = Parcel()
    repeat (each values).pack(into: &parcel)
    return parcel
  }
}

/// An error that the learner's function threw, as far as it can travel.
struct ThrownElsewhere: Error, CustomStringConvertible {
  /// The words of the error.
  let description: String
}
