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

  /// The chapter, if it has exercises.
  static func checks(_ number: Int) -> [CheckedChapter] {
    chapter(number).map { $0.exercises.isEmpty ? [] : [CheckedChapter(chapter: $0)] } ?? []
  }

  /// A product of the same build; the test bundle's program lies beside it.
  static func product(_ name: String) -> URL {
    let program = CommandLine.arguments.first.map { URL(filePath: $0) } ?? root
    let beside = program.deletingLastPathComponent().appending(path: name)
    return FileManager.default.isExecutableFile(atPath: beside.path)
      ? beside : root.appending(path: ".build/debug/\(name)")
  }
}

/// An exercise, graded in a process of its own: its answer may crash or loop.
struct Exercise: Sendable, CustomTestStringConvertible {
  let entry: ExerciseEntry
  let chapter: Chapter

  var testDescription: String { "\(entry.number) \(entry.title)" }

  /// Passes for a right answer, cancels for the stub, fails for all else.
  func checkAnswer() throws {
    let examiner = Examiner(try Bench.catalog.get())
    let grader = Bench.product("grade-\(chapter.label)")
    let outcome = examiner.run([entry], of: chapter, with: grader)[0]
    if outcome.isNotAttempted {
      // The console does not tell of a canceled case, so the test does.
      print("○ \(testDescription): not attempted")
      try Test.cancel("not attempted")
    }
    #expect(outcome.isPass, "\(outcome.account(of: entry))")
  }
}

/// A chapter whose checks are tried on answers with known verdicts.
struct CheckedChapter: Sendable, CustomTestStringConvertible {
  let chapter: Chapter

  var testDescription: String { chapter.folder }

  /// Expects references to pass, stubs not to count, mistakes to be caught at their case.
  func prove() throws {
    let grader = Bench.product("grade-\(chapter.label)")
    let proof = try Proof(of: chapter.exercises, with: grader)
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
