public import Foundation

/// What a learner has achieved: a text file of facts, one to a line, such as
/// `numerical-rank passed 2026-11-20`.
///
/// A fact is never taken back and lines may stand in any order, so two copies merge by keeping the
/// lines of both. Facts are kept under the exercise's name; numbers may change.
public struct ProgressRecord: Sendable, Equatable {
  /// What can be known of an exercise.
  public enum Fact: Sendable, Hashable {
    /// The answer passed, first on that day.
    case passed(String)
    /// The hint of that number was opened.
    case hint(Int)
    /// The solution was looked at before the answer passed.
    case gaveUp(String)
  }

  private var facts: [String: Set<Fact>] = [:]
  /// Lines that a later version may understand.
  private var others: [String] = []

  /// Nothing achieved yet.
  public init() {}

  /// Reads facts; marks that a merge left behind do not matter.
  public init(_ text: String) {
    for line in text.split(separator: "\n").map(String.init) {
      let words = line.split(separator: " ").map(String.init)
      let marks: Set = ["<", "=", ">", "|", "#"]
      if words.isEmpty || marks.contains(String(line.prefix(1))) { continue }
      if words.count == 3, let fact = Fact(words[1], words[2]) {
        facts[words[0], default: []].insert(fact)
      } else {
        others.append(line)
      }
    }
  }

  /// The facts as a file, in an order that depends on nothing else.
  public var text: String {
    let lines = facts.flatMap { name, facts in facts.map { "\(name) \($0.words)" } }
    let all = Set(lines + others).sorted()
    return """
      # What I have achieved in this workbook, a fact a line, in any order.
      # Commit it if you like. To merge two copies, keep the lines of both.

      """ + all.map { $0 + "\n" }.joined()
  }

  /// Adds a fact; of several days the first counts.
  public mutating func add(_ fact: Fact, to exercise: ExerciseEntry) {
    let known = self[exercise]
    switch fact {
    case .passed where known.passed != nil: return
    case .gaveUp where known.gaveUp != nil: return
    default: facts[exercise.slug, default: []].insert(fact)
    }
  }

  /// What is known of an exercise, under its name or one that it had.
  public subscript(exercise: ExerciseEntry) -> Standing {
    let names = [exercise.slug] + exercise.statement.formerly
    return Standing(names.reduce(into: []) { $0.formUnion(facts[$1] ?? []) })
  }

  /// What is known of one exercise.
  public struct Standing: Sendable, Equatable {
    /// The day on which it passed first.
    public private(set) var passed: String?
    /// The day on which the solution was looked at before.
    public private(set) var gaveUp: String?
    /// How many hints were opened.
    public private(set) var hints = 0

    init(_ facts: Set<Fact>) {
      for fact in facts {
        switch fact {
        case .passed(let day): passed = min(passed ?? day, day)
        case .gaveUp(let day): gaveUp = min(gaveUp ?? day, day)
        case .hint(let number): hints = max(hints, number)
        }
      }
    }
  }
}

extension ProgressRecord.Fact {
  fileprivate init?(_ kind: String, _ value: String) {
    switch kind {
    case "passed": self = .passed(value)
    case "gave-up": self = .gaveUp(value)
    case "hint":
      guard let number = Int(value) else { return nil }
      self = .hint(number)
    default: return nil
    }
  }

  fileprivate var words: String {
    switch self {
    case .passed(let day): "passed \(day)"
    case .gaveUp(let day): "gave-up \(day)"
    case .hint(let number): "hint \(number)"
    }
  }
}

extension ProgressRecord {
  /// The name of the file, in the project's folder.
  public static let fileName = "progress.txt"

  /// Reads the file of a project; without one, nothing is achieved.
  public static func read(in root: URL) throws(ProctorError) -> ProgressRecord {
    let file = root.appending(path: fileName)
    return Files.exists(file) ? ProgressRecord(try Files.text(of: file)) : ProgressRecord()
  }

  /// Adds facts to the file of a project; two programs that do so at once wait for each other.
  public static func record(
    _ facts: [(Fact, ExerciseEntry)], in root: URL
  ) throws(ProctorError) {
    let lock = try Files.Lock(folder: root)
    defer { lock.release() }
    let before = try read(in: root)
    var after = before
    for (fact, exercise) in facts { after.add(fact, to: exercise) }
    if after != before { try Files.write(after.text, to: root.appending(path: fileName)) }
  }

  /// Today as `2026-11-20`, where the learner is.
  public static var today: String { Moment.now.day }
}
