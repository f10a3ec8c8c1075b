import Foundation

/// The mutants of an answer that are as right as it, and why: `X.mutants` beside the check `X.swift`.
///
/// Blocks are separated by empty lines. A block is a sentence that proves it, whether a second reader
/// agrees (`yes` or `no`), and the mutants, each with the line by which a reader knows it again. No
/// mutant has two proofs.
///
/// ```
/// The limit of 60 sweeps is never reached.
/// confirmed: yes
///   c47b0ca5 while !isDone && sweeps < 600 {
/// ```
struct Equivalences: Sendable {
  /// One mutant of a block.
  struct Entry: Equatable, Sendable {
    var id: String
    var line: String
    var proof: String
    var isConfirmed: Bool
    /// Where it stands, from 1.
    var place: Int
  }

  /// All mutants, in the order of the file.
  private(set) var entries: [Entry] = []
  /// Lines that are none of the above, a sentence each.
  private(set) var flaws: [String] = []

  /// The file of an exercise, from the project's folder.
  static func path(of exercise: ExerciseEntry) -> String {
    "Sources/Checks/\(exercise.folder)/\(exercise.name).mutants"
  }

  /// Reads the file of an exercise; without one there is nothing to read.
  init(_ exercise: ExerciseEntry, root: URL) throws(ProctorError) {
    let file = root.appending(path: Self.path(of: exercise))
    self.init(Files.exists(file) ? try Files.text(of: file) : "", path: Self.path(of: exercise))
  }

  init(_ text: String, path: String) {
    var proof: String?
    var isConfirmed: Bool?
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let words = line.trimmingCharacters(in: .whitespaces)
      if words.isEmpty {
        (proof, isConfirmed) = (nil, nil)
      } else if proof != nil, isConfirmed == nil, let answer = Self.confirmation[words] {
        isConfirmed = answer
      } else if let proof, let isConfirmed, let id = Self.id(in: words) {
        let rest = words.dropFirst(id.count).trimmingCharacters(in: .whitespaces)
        if rest.isEmpty || entries.contains(where: { $0.id == id }) {
          flaws.append("\(path):\(index + 1): a mutant has its line beside it, and one proof.")
        }
        entries.append(
          Entry(id: id, line: rest, proof: proof, isConfirmed: isConfirmed, place: index + 1))
      } else if proof == nil, Self.isSentence(words) {
        proof = words
      } else {
        flaws.append(
          "\(path):\(index + 1): here stands a sentence, “confirmed: yes” or “no” below it, or"
            + " below that a mutant.")
      }
    }
  }

  private static let confirmation = ["confirmed: yes": true, "confirmed: no": false]

  private static func isSentence(_ words: String) -> Bool {
    words.hasSuffix(".") && words.split(separator: " ").count > 2 && id(in: words) == nil
  }

  private static func id(in words: String) -> String? {
    let first = words.prefix { $0 != " " }
    let digits = Set("0123456789abcdef")
    return first.count == 8 && first.allSatisfy(digits.contains) ? String(first) : nil
  }

  /// The proof of a mutant, if it is the one that is meant.
  func entry(for mutant: Mutant) -> Entry? {
    entries.first { $0.id == mutant.id && $0.line == mutant.mutatedLine }
  }
}
