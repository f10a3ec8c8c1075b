public import Answering
internal import Foundation
public import LinearAlgebra

/// One call of an answer: its arguments, and where its result goes.
public struct AnswerCall {
  private var arguments: Parcel
  private(set) var results = Parcel()
  private let pipe: AnswerPipe

  init(_ arguments: Parcel, pipe: AnswerPipe) {
    self.arguments = arguments
    self.pipe = pipe
  }

  /// The next argument.
  public mutating func next<Value: Portable>(_ type: Value.Type) throws -> Value {
    try Value(from: &arguments)
  }

  /// A rule for the entries of a matrix, which stays with the check: each entry is asked for.
  public func entryRule() -> (Int, Int) -> Double {
    { [pipe] row, column in
      var question = Parcel()
      row.pack(into: &question)
      column.pack(into: &question)
      pipe.write(Frame(.question, question))
      guard var frame = pipe.read(), frame.kind == .entry,
        let entry = try? Double(from: &frame.parcel)
      else { pipe.giveUp() }
      return entry
    }
  }

  /// Gives back what the function returned, a value or several.
  public mutating func reply<each Value: Portable>(_ values: repeat each Value) {
    results = Parcel()
    (fcntl(STDOUT_FILENO, F_GETFD) >= 0).pack(into: &results)
    repeat (each values).pack(into: &results)
  }

  /// Gives back what the function returned, and the generator as it left it.
  public mutating func reply<each Value: Portable>(
    _ values: repeat each Value, generator: SplitMix64
  ) {
    reply(repeat each values)
    generator.pack(into: &results)
  }
}
