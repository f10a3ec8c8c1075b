public import Foundation

/// What a learner has achieved: a text file of facts, one to a line, such as
/// `numerical-rank passed 2026-11-20`.
///
/// A fact is never taken back and lines may stand in any order, so two copies merge by keeping the
/// lines of both. Facts are kept under the exercise's name; numbers may change. Whatever else stands
/// in the file, in whatever line ends, stays as it is: new facts are lines put between.
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

  private var lines: [Line]

  /// Nothing achieved yet.
  public init() {
    self.init(
      """
      # What I have achieved in this workbook, a fact a line, in any order.
      # Commit it if you like. To merge two copies, keep the lines of both.

      """)
  }

  /// Reads facts; lines that say something else, such as the marks of a merge, do not matter.
  public init(_ text: String) { lines = text.linesWithEnds.map(Line.init) }

  /// The record as a file.
  public var text: String { lines.map(\.text).joined() }

  /// Adds a fact; of several days the first counts.
  public mutating func add(_ fact: Fact, to exercise: ExerciseEntry) {
    let known = self[exercise]
    switch fact {
    case .passed where known.passed != nil: return
    case .gaveUp where known.gaveUp != nil: return
    case .hint(let number) where known.hints >= number: return
    default: insert("\(exercise.slug) \(fact.words)")
    }
  }

  /// Puts a line where it belongs among facts in the order of the alphabet, so that two copies
  /// rarely change the same place.
  private mutating func insert(_ words: String) {
    let end = lines.lazy.compactMap { $0.text.last }.first { $0.isNewline } ?? "\n"
    let place = lines.firstIndex { $0.name != nil && $0.text > words } ?? lines.count
    if place == lines.count, let last = lines.last?.text.last, !last.isNewline {
      lines[place - 1] = Line(lines[place - 1].text + String(end))
    }
    lines.insert(Line(words + String(end)), at: place)
  }

  /// What is known of an exercise, under its name or one that it had.
  public subscript(exercise: ExerciseEntry) -> Standing {
    let names = Set([exercise.slug] + exercise.statement.formerly)
    return Standing(lines.filter { names.contains($0.name ?? "") }.compactMap(\.fact))
  }

  /// The names under which a pass is noted, former ones as well.
  var passedNames: [String] {
    lines.compactMap { line in
      if case .passed? = line.fact { return line.name }
      return nil
    }
  }

  /// A line as it stands in the file, and the fact that it states, if any.
  private struct Line: Sendable, Equatable {
    let text: String
    private(set) var name: String?
    private(set) var fact: Fact?

    init(_ text: String) {
      self.text = text
      let words = text.drop { $0 == "\u{FEFF}" }.split(whereSeparator: \.isWhitespace)
      guard words.count == 3, let fact = Fact(String(words[1]), String(words[2])) else { return }
      (name, self.fact) = (String(words[0]), fact)
    }
  }

  /// What is known of one exercise.
  public struct Standing: Sendable, Equatable {
    /// The day on which it passed first.
    public private(set) var passed: String?
    /// The day on which the solution was looked at before.
    public private(set) var gaveUp: String?
    /// How many hints were opened.
    public private(set) var hints = 0

    init(_ facts: [Fact]) {
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
  ///
  /// - Throws: ``ProctorError/file(path:reason:)`` for a file that is not a text in UTF-8.
  public static func read(in root: URL) throws(ProctorError) -> ProgressRecord {
    let file = root.appending(path: fileName)
    return Files.isTaken(file) ? ProgressRecord(try Files.exactText(of: file)) : ProgressRecord()
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
    if after == before { return }
    // Where the file is a link, what it leads to is the learner's file.
    try Files.write(after.text, to: root.appending(path: fileName).resolvingSymlinksInPath())
    ProgressScript.write(after, in: root)
  }

  /// Today as `2026-11-20`, where the learner is.
  public static var today: String { Moment.now.day }
}
