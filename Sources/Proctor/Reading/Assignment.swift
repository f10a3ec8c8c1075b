public import Foundation
import Grading

/// What a class has to solve, and what it is worth.
///
/// ```
/// title: Week 3, the singular value decomposition
/// exercises: 2, 3.1
/// points: 2.3 = 5, 2.4 = 0
/// credit: cases
/// deadline: 20
/// ```
///
/// Every line may be missing: then all exercises count, each as many points as it has stars.
public struct Assignment: Sendable {
  /// How an answer that fails is paid.
  public enum Credit: String, Sendable, CaseIterable {
    /// With nothing.
    case whole
    /// By the share of cases that held before the first that did not, rounded down to whole points.
    case cases
  }

  /// The title.
  public var title = "The Road to Low Rank"
  /// The exercises, in order.
  public var exercises: [ExerciseEntry]
  /// How an answer that fails is paid.
  public var credit = Credit.whole
  /// Seconds that an answer has.
  public var deadline = Deadline.usual

  private var points: [ExerciseNumber: Int] = [:]

  /// All exercises, each worth its stars.
  public init(_ catalog: Catalog) { exercises = catalog.exercises }

  /// The points of an exercise.
  public func points(of exercise: ExerciseEntry) -> Int {
    points[exercise.number] ?? exercise.points
  }

  /// The points of all.
  public var maximum: Int { exercises.map(points).reduce(0, +) }
}

/// Seconds that an answer may take.
public enum Deadline {
  /// What can be asked for.
  public static let allowed = 1.0...3600
  /// What it is where nobody asks.
  public static let usual = Allowance().seconds
}

extension Assignment {
  /// Reads a settings file.
  ///
  /// - Throws: ``ProctorError/setting(path:line:reason:)`` at the first line that cannot be followed.
  public init(_ file: URL, catalog: Catalog) throws(ProctorError) {
    self.init(catalog)
    var reader = Reader(path: file.lastPathComponent, catalog: catalog)
    let text = try Files.exactText(of: file).withPlainLines
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      try reader.read(String(line), into: &self)
    }
    for (number, line) in reader.pointLines
    where !exercises.contains(where: { $0.number == number }) {
      throw .setting(
        path: reader.path, line: line, reason: "\(number) has points and is not among the exercises"
      )
    }
  }

  /// Takes the settings line by line.
  private struct Reader {
    let path: String
    let catalog: Catalog
    var line = 0
    var seen: Set<String> = []
    /// The lines that give points.
    var pointLines: [ExerciseNumber: Int] = [:]

    static let keys = ["title", "exercises", "points", "credit", "deadline"]

    mutating func read(_ text: String, into assignment: inout Assignment) throws(ProctorError) {
      line += 1
      let content = text.trimmingCharacters(in: .whitespaces)
      if content.isEmpty || content.hasPrefix("#") { return }
      guard let colon = content.firstIndex(of: ":") else {
        throw error("“\(content.visible)” is no setting; write it as key: value")
      }
      let key = content[..<colon].trimmingCharacters(in: .whitespaces)
      let value = content[content.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      if !Self.keys.contains(key) {
        throw error(
          "“\(key.visible)” is no setting; there are title, exercises, points, credit and deadline")
      }
      if !seen.insert(key).inserted && key != "points" { throw error("\(key) is set twice") }
      if value.isEmpty { throw error("\(key) has no value") }
      switch key {
      case "title": assignment.title = value.visible
      case "exercises": assignment.exercises = try exercises(in: value)
      case "points":
        for item in items(in: value) { try readPoints(item, into: &assignment) }
      case "credit":
        guard let credit = Credit(rawValue: value) else {
          throw error("credit is whole or cases, not “\(value.visible)”")
        }
        assignment.credit = credit
      default:
        guard let seconds = Double(value), Deadline.allowed.contains(seconds) else {
          throw error("the deadline is a number of seconds from 1 to 3600, not “\(value.visible)”")
        }
        assignment.deadline = seconds
      }
    }

    private func items(in text: String) -> [String] {
      text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    private func exercises(in text: String) throws(ProctorError) -> [ExerciseEntry] {
      var numbers: Set<ExerciseNumber> = []
      for item in items(in: text) {
        if let chapter = Int(item).flatMap(catalog.chapter) {
          numbers.formUnion(chapter.exercises.map(\.number))
        } else {
          numbers.insert(try exercise(item).number)
        }
      }
      return catalog.exercises.filter { numbers.contains($0.number) }
    }

    private func exercise(_ name: String) throws(ProctorError) -> ExerciseEntry {
      let match = catalog.exercises.first {
        $0.number == ExerciseNumber(name) || $0.slug == name || $0.name == name
      }
      guard let match else {
        throw error("there is no exercise and no chapter “\(name.visible)”")
      }
      return match
    }

    private mutating func readPoints(
      _ item: String, into assignment: inout Assignment
    ) throws(ProctorError) {
      let sides = item.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }
      guard sides.count == 2 else {
        throw error("“\(item.visible)” does not give points; write it as 2.3 = 5")
      }
      guard let points = Int(sides[1]), (0...1000).contains(points) else {
        throw error("points are a whole number from 0 to 1000, not “\(sides[1].visible)”")
      }
      let number = try exercise(sides[0]).number
      if pointLines[number] != nil { throw error("\(number) has points already") }
      pointLines[number] = line
      assignment.points[number] = points
    }

    private func error(_ reason: String) -> ProctorError {
      .setting(path: path, line: line, reason: reason)
    }
  }
}
