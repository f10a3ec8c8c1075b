import Foundation

/// A reference answer with a slip in it, as a change of its lines.
///
/// `Mutants`, a package of its own, finds them in the syntax tree and writes them as a file for each
/// exercise. What is judged here is lines.
struct Mutant: Codable, Equatable, Sendable {
  /// A name that stays while the line and what happens to it stay.
  var id: String
  /// The kind of slip, in a few words.
  var kind: String
  /// The number of the first line that differs, from 1.
  var line: Int
  /// The lines that differ, as they were.
  var before: [String]
  /// The lines that stand there instead.
  var after: [String]
  /// Whether it calls a function of the list's prelude.
  var needsPrelude: Bool

  /// The lines of the answer with the slip in them; nil if the answer is another one now.
  func applied(to lines: [String]) -> [String]? {
    let place = (line - 1)..<(line - 1 + before.count)
    guard line >= 1, place.upperBound <= lines.count, Array(lines[place]) == before else {
      return nil
    }
    var changed = lines
    changed.replaceSubrange(place, with: after)
    return changed
  }

  /// The change as a diff without context.
  var diff: [String] { before.map { "-\($0)" } + after.map { "+\($0)" } }

  /// The first line with the slip, by which a reader knows it again.
  var mutatedLine: String {
    func trimmed(_ line: String) -> String { line.trimmingCharacters(in: .whitespaces) }
    let new = after.first { !before.contains($0) && !trimmed($0).isEmpty }
    if let new { return trimmed(new) }
    return before.first.map { "(without) \(trimmed($0))" } ?? ""
  }
}

/// The mutants of an answer, as the package `Mutants` writes them.
struct MutantList: Codable, Sendable {
  /// Functions that some of them call.
  var prelude: String
  /// The mutants.
  var mutants: [Mutant]

  /// Reads what was written for an exercise.
  static func read(_ exercise: ExerciseEntry, root: URL) throws(ProctorError) -> MutantList {
    let file = root.appending(path: "build/mutants/\(exercise.folder)/\(exercise.name).json")
    let data = try Files.bytes(of: file)
    guard let list = try? JSONDecoder().decode(MutantList.self, from: data) else {
      throw .file(path: file.path, reason: "it is no list of mutants; try make mutants")
    }
    return list
  }
}
