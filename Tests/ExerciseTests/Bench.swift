import Foundation
import Grading
import Proctor
import Testing

/// The project under test, and the graders that `swift test` built beside the test bundle.
enum Bench {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let catalog = Result { try Catalog(root: root) }

  private static func chapter(_ number: Int) -> Chapter? {
    (try? catalog.get())?.chapter(number)
  }

  /// The exercises of a chapter; none if it has no folder.
  static func exercises(_ number: Int) -> [Exercise] {
    guard let chapter = chapter(number) else { return [] }
    return chapter.exercises.map { Exercise(entry: $0, chapter: chapter) }
  }

  /// The chapter, if it has exercises whose references are here: in a hand-out they are not.
  static func checks(_ number: Int) -> [CheckedChapter] {
    if (try? catalog.get())?.isHandout ?? false { return [] }
    return chapter(number).map { $0.exercises.isEmpty ? [] : [CheckedChapter(chapter: $0)] } ?? []
  }

  /// What judges answers, with the graders that this build made already.
  static func examiner(_ catalog: Catalog, deadline: Double = Deadline.usual) -> Examiner {
    var examiner = Examiner(catalog)
    examiner.builder.mayBuild = false
    examiner.deadline = deadline
    return examiner
  }
}

/// An exercise, graded in a process of its own: its answer may crash or loop.
struct Exercise: Sendable, CustomTestStringConvertible {
  let entry: ExerciseEntry
  let chapter: Chapter

  var testDescription: String { "\(entry.number) \(entry.title)" }

  /// The three things that a test can say.
  enum Verdict { case pass, notAttempted, fail }

  /// Judges the answer in a project.
  func verdict(
    in catalog: Catalog, deadline: Double = Deadline.usual
  ) throws -> (verdict: Verdict, account: String) {
    let outcome = try Bench.examiner(catalog, deadline: deadline).examine([entry], of: chapter)[0]
    let verdict: Verdict = outcome.isPass ? .pass : outcome.isNotAttempted ? .notAttempted : .fail
    return (verdict, outcome.account(of: entry))
  }

  /// Passes for a right answer, cancels for the stub, fails for all else.
  func checkAnswer() throws {
    let (verdict, account) = try verdict(in: Bench.catalog.get())
    if verdict == .notAttempted {
      // The console does not tell of a canceled case, so the test does.
      print("○ \(testDescription): not attempted")
      try Test.cancel("not attempted")
    }
    #expect(verdict == .pass, "\(account)")
  }
}

/// A chapter whose checks are tried on answers with known verdicts.
struct CheckedChapter: Sendable, CustomTestStringConvertible {
  let chapter: Chapter

  var testDescription: String { chapter.folder }

  /// Expects references to pass, stubs not to count, mistakes to be caught at their case.
  func prove() throws {
    let proof = try Proof(of: chapter, by: Bench.examiner(Bench.catalog.get()))
    for flaw in proof.flaws { Issue.record("\(flaw)") }
    #expect(proof.references == chapter.exercises.count)
    #expect(proof.stubs == chapter.exercises.count)
    #expect(proof.caught >= 4 * chapter.exercises.count)
  }
}

@Suite struct CatalogTests {
  @Test func `every chapter with exercises has a suite`() throws {
    let numbers = try Bench.catalog.get().chapters.map(\.number)
    #expect(!numbers.isEmpty)
    #expect(numbers.allSatisfy { (0...15).contains($0) }, "add a suite to Chapters.swift")
  }
}
