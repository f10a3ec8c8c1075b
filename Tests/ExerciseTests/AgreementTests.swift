import Foundation
import Proctor
import Testing
import Workshops

@Suite struct AgreementTests {
  /// What an answer is, and the verdict that it must get in either way.
  private struct Case {
    let number: String
    let verdict: Exercise.Verdict
    let write: (Workshop, ExerciseEntry) throws -> Void
  }

  private let cases = [
    Case(number: "0.1", verdict: .fail) { try $0.solve($1, after: "fatalError(\"stop\")") },
    Case(number: "0.2", verdict: .fail) { try $0.solve($1, after: "while x.count >= 0 {}") },
    Case(number: "0.3", verdict: .fail) { try $0.solve($1, after: "let n: Int = \"seven\"") },
    Case(number: "1.1", verdict: .pass) { workshop, exercise in
      try workshop.answer(exercise, workshop.solution(of: exercise))
    },
    Case(number: "1.2", verdict: .fail) { workshop, exercise in
      let stub = try workshop.catalog.stub(of: exercise)
      try workshop.answer(exercise, stub.replacing("throw NotAttempted()", with: "a"))
    },
    Case(number: "1.3", verdict: .notAttempted) { _, _ in },
    Case(number: "1.4", verdict: .fail) { workshop, exercise in
      try FileManager.default.removeItem(at: workshop.file(exercise))
    },
    Case(number: "1.5", verdict: .fail) { workshop, exercise in
      let stub = try workshop.catalog.stub(of: exercise)
      try workshop.answer(exercise, stub.replacing("func ridgePath", with: "func path"))
    },
    Case(number: "1.6", verdict: .fail) { workshop, exercise in
      try workshop.answer(exercise, workshop.solution(of: exercise) + "\nlet s = SVD.self\n")
    },
  ]

  @Test func `check and these tests come to the same verdict, whatever is wrong`() throws {
    let workshop = try Workshop(in: Workshop.project.appending(path: ".build/agreement"))
    for (exercise, test) in pairs(in: workshop) { try test.write(workshop, exercise) }
    let shown = try workshop.run(["check", "0", "1", "--deadline", "2"]).shown
    for (entry, test) in pairs(in: workshop) {
      let chapter = try #require(workshop.catalog.chapter(entry.number.chapter))
      let exercise = Exercise(entry: entry, chapter: chapter)
      let here = try exercise.verdict(in: workshop.catalog, deadline: 2).verdict
      let there = ["✓": .pass, "○": .notAttempted, "✗": .fail] as [Character: Exercise.Verdict]
      let line = shown.split(separator: "\n").first {
        $0.dropFirst(2).hasPrefix("\(entry.number) ")
      }
      #expect(here == test.verdict, "\(entry.number) here")
      #expect(line?.first.flatMap { there[$0] } == test.verdict, "\(entry.number) there: \(shown)")
    }
  }

  private func pairs(in workshop: Workshop) -> [(ExerciseEntry, Case)] {
    cases.compactMap { test in
      workshop.catalog.exercises.first { $0.number.description == test.number }.map { ($0, test) }
    }
  }
}

extension Workshop {
  fileprivate func solution(of exercise: ExerciseEntry) throws -> String {
    try String(contentsOf: root.appending(path: exercise.solutionPath), encoding: .utf8)
  }
}
