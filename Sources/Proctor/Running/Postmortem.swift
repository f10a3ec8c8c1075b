import Foundation

/// What a process died of, and the learner's own line that led there.
struct Postmortem {
  /// The reason, to stand in a sentence; nil where nothing says one.
  let message: RuntimeMessage
  /// The innermost line of an answer.
  let place: SourceLine?
  /// Whether the stack was used up.
  let isStackOverflow: Bool

  /// Examines what a process left behind.
  ///
  /// - Parameters:
  ///   - words: Its last words.
  ///   - error: What it wrote to standard error.
  ///   - symbolizer: Knows its modules.
  ///   - answer: The path, from the project's folder, of a file of an answer as the compiler was
  ///     given it; nil for every other file.
  init(
    _ words: LastWords, error: String, symbolizer: Symbolizer, answer: (String) -> String?
  ) {
    let places = symbolizer.places(of: words.places)
    let lines = places.map { inlined in
      inlined.filter { $0.line > 0 }.compactMap { place in
        answer(place.path).map { SourceLine(path: $0, line: place.line) }
      }.first
    }
    // A stack ends at the head of a function; the call that led there is what has no end.
    let calls = words.isStackOverflow ? lines.dropFirst() + lines.prefix(1) : lines[...]
    place = calls.lazy.compactMap(\.self).first
    // A check that the compiler wrote stops without a message; its name is in the debug information.
    let check = places.first?.first { RuntimeMessage.isCheck($0.function) }
    let said = words.message ?? check?.function
    message = said.map { RuntimeMessage($0) } ?? RuntimeMessage(in: error)
    isStackOverflow = words.isStackOverflow
  }
}

/// A line of a file.
public struct SourceLine: Sendable, Equatable, Codable, CustomStringConvertible {
  /// The file, from the project's folder.
  public var path: String
  /// The line, from 1.
  public var line: Int

  /// Makes a place.
  public init(path: String, line: Int) {
    self.path = path
    self.line = line
  }

  /// `exercises/02-svd/NumericalRank.swift:12`.
  public var description: String { "\(path):\(line)" }
}
