import Foundation

/// What became of the mutants of an answer, as it is kept: `Mutants/report/02-svd/NumericalRank.txt`.
///
/// `make mutants` writes it; `author check` compares what it is of with what is there now, and judges
/// a few of the mutants that are in it as patches.
struct MutantReport: Equatable, Sendable {
  /// A hash of what was judged and by what: see ``MutantInputs``.
  var inputs: String
  /// How many were caught at a case, broke, ran too long, are equivalent, pass without a proof, do not
  /// compile, break a rule.
  var counts: [(name: String, count: Int)]
  /// Those that pass and are proved to be as right as the answer.
  var equivalent: [String]
  /// Those that pass without a proof that a second reader confirms.
  var gaps: [String]
  /// A few that are caught, to be judged again.
  var patches: [Mutant]

  /// The least number of mutants that compile.
  static let enough = 40
  /// How many are kept as patches.
  static let kept = 24

  static func == (a: MutantReport, b: MutantReport) -> Bool { a.text == b.text }

  /// The file of an exercise, from the project's folder.
  static func path(of exercise: ExerciseEntry) -> String {
    "Mutants/report/\(exercise.folder)/\(exercise.name).txt"
  }

  /// How many compile.
  var viable: Int {
    counts.filter { !["not compiled", "refused"].contains($0.name) }.map(\.count).reduce(0, +)
  }

  /// Counts what became of mutants.
  init(
    _ mutants: [Mutant], fates: [String: MutantFate], proofs: Equivalences, inputs: String
  ) {
    self.inputs = inputs
    let passed = mutants.filter { fates[$0.id] == .passed }
    let proved = Set(
      passed.filter { proofs.entry(for: $0)?.isConfirmed ?? false }.map(\.id))
    equivalent = passed.map(\.id).filter(proved.contains)
    gaps = passed.map(\.id).filter { !proved.contains($0) }
    let all = mutants.compactMap { fates[$0.id] }
    counts = [
      ("caught", all.count { if case .caught = $0 { true } else { false } }),
      ("broke", all.count { if case .broke = $0 { true } else { false } }),
      ("ran too long", all.count { $0 == .ranTooLong }),
      ("equivalent", equivalent.count), ("gaps", gaps.count),
      ("not compiled", all.count { if case .notCompiled = $0 { true } else { false } }),
      ("refused", all.count { $0 == .refused }),
    ]
    // Evenly over the answer and over the kinds of slips; what runs too long takes too long.
    let quick = mutants.filter {
      (fates[$0.id]?.isCaught ?? false) && fates[$0.id] != .ranTooLong && !$0.needsPrelude
    }
    let step = max(1, quick.count / Self.kept)
    patches = Array(stride(from: 0, to: quick.count, by: step).map { quick[$0] }.prefix(Self.kept))
  }
}

extension MutantReport {
  /// The report as text.
  var text: String {
    var lines = ["inputs: \(inputs)"]
    lines += counts.map { "\($0.name): \($0.count)" }
    if !equivalent.isEmpty { lines += ["", "equivalent"] + equivalent.map { "  \($0)" } }
    if !gaps.isEmpty { lines += ["", "gaps"] + gaps.map { "  \($0)" } }
    lines += ["", "again"]
    for mutant in patches {
      lines.append("  \(mutant.id) line \(mutant.line), \(mutant.kind)")
      lines += mutant.diff.map { "  \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Reads a report; nil if it is none.
  init?(_ text: String) {
    var blocks = text.split(separator: "\n\n").map { $0.split(separator: "\n") }
    guard !blocks.isEmpty else { return nil }
    let head = blocks.removeFirst().map { $0.split(separator: ":", maxSplits: 1) }
    guard let first = head.first, first.count == 2, first[0] == "inputs" else { return nil }
    inputs = String(first[1].drop { $0 == " " })
    counts = head.dropFirst().compactMap { field in
      guard field.count == 2, let count = Int(field[1].drop { $0 == " " }) else { return nil }
      return (String(field[0]), count)
    }
    (equivalent, gaps, patches) = ([], [], [])
    for block in blocks {
      let rest = block.dropFirst().map { String($0.dropFirst(2)) }
      switch block[0] {
      case "equivalent": equivalent = rest
      case "gaps": gaps = rest
      case "again": patches = Self.patches(in: rest)
      default: return nil
      }
    }
  }

  private static func patches(in lines: [String]) -> [Mutant] {
    var patches: [Mutant] = []
    for line in lines {
      if line.hasPrefix("-"), !patches.isEmpty {
        patches[patches.count - 1].before.append(String(line.dropFirst()))
      } else if line.hasPrefix("+"), !patches.isEmpty {
        patches[patches.count - 1].after.append(String(line.dropFirst()))
      } else {
        // "3f9a1c2b line 14, comparison reversed"
        let words = line.split(separator: " ", maxSplits: 3)
        guard words.count == 4, let number = Int(words[2].dropLast()) else { continue }
        patches.append(
          Mutant(
            id: String(words[0]), kind: String(words[3]), line: number, before: [], after: [],
            needsPrelude: false))
      }
    }
    return patches
  }
}

/// What a report is of: the reference answer, its check, and what the chapter's checks share.
enum MutantInputs {
  /// A hash of the bytes of all files.
  static func hash(of exercise: ExerciseEntry, in catalog: Catalog) throws(ProctorError) -> String {
    let folder = "Sources/Checks/\(exercise.folder)"
    let others = catalog.chapter(exercise.number.chapter)?.exercises.map(\.name) ?? []
    let shared = try Files.names(in: catalog.root.appending(path: folder)).filter {
      $0.hasSuffix(".swift") && !others.contains(String($0.dropLast(6)))
    }
    let paths = [exercise.solutionPath, exercise.checkPath] + shared.map { "\(folder)/\($0)" }
    var fingerprint = Fingerprint()
    for path in paths {
      let bytes = try Files.bytes(of: catalog.root.appending(path: path))
      fingerprint.add(path.utf8)
      fingerprint.add([0])
      fingerprint.add(bytes)
      fingerprint.add([0])
    }
    return fingerprint.text
  }
}
