import Attempts
import LinearAlgebra
import Testing

@testable import Grading

@Suite struct LikenessTests {
  private typealias Answer = (Vector<Double>) throws -> Vector<Double>

  private func exercise(_ mistakes: [Mistake<Answer>]) -> Exercise {
    Exercise(
      "Twice", learner: { call in { x in try call(x) } }, reference: { 2 * $0 },
      stub: { _ in throw NotAttempted() }, mistakes: mistakes
    ) { answer, exam in
      for (name, x) in [("ones", [1, 1]), ("two and three", [2, 3] as Vector<Double>)] {
        exam.begin(name, given: ["x": x])
        try exam.expect(try answer(x), closeTo: 2 * x, as: "2x")
      }
    }
  }

  /// What is said of one of the mistakes, given as an answer.
  private func likeness(_ index: Int, _ mistakes: [Mistake<Answer>]) -> [String] {
    let (exercise, exam) = (exercise(mistakes), Exam())
    let verdict = exercise.examine(.mistake(index), exam)
    let named = exercise.named(verdict, by: exam.finding, within: 5)
    guard case .failed(let mismatch) = named else { return ["no mismatch"] }
    return mismatch.alike
  }

  private let square = Mistake<Answer>("squares", caughtAt: "two and three") { $0.hadamard($0) * 2 }

  @Test func `a mistake that gives the same is named`() throws {
    let nearly = Mistake<Answer>("rounds", caughtAt: "two and three") {
      $0.hadamard($0) * 2 + ($0 - [1, 1]) * 1e-8
    }
    let other = Mistake<Answer>("adds", caughtAt: "two and three") {
      $0.hadamard($0) * 2 + ($0 - [1, 1]) * 0.001
    }
    #expect(likeness(0, [square, other]) == ["squares"])
    #expect(likeness(0, [square, nearly, other]) == ["squares", "rounds"])
    #expect(likeness(2, [square, nearly, other]) == ["adds"])
  }

  @Test func `shapes, NaN and errors are compared, too`() {
    struct Refusal: Error {}
    let nan = Mistake<Answer>("divides by zero", caughtAt: "ones") { $0 * .nan }
    let short = Mistake<Answer>("forgets one", caughtAt: "ones") { _ in [2] }
    let none = Mistake<Answer>("refuses", caughtAt: "ones") { _ in throw Refusal() }
    for index in 0..<3 {
      #expect(likeness(index, [nan, short, none]).count == 1)
    }
    #expect(likeness(2, [nan, short, none, none]) == ["refuses", "refuses"])
  }

  @Test func `of too many that agree none is named`() {
    #expect(likeness(0, [square, square, square]).count == 3)
    #expect(likeness(0, [square, square, square, square]) == [])
  }

  @Test func `an answer that gets further, or stops earlier, is not like a mistake`() {
    let early = Mistake<Answer>("is one off", caughtAt: "ones") { 2 * $0 + [1, 1] }
    #expect(likeness(0, [early, square]) == ["is one off"])
  }

  @Test func `all that agree stand in one sentence`() {
    var mismatch = Mismatch(caseName: "a", given: [], subject: "b", expected: "c", got: "d")
    #expect(mismatch.likeness == nil)
    mismatch.alike = ["squares", "rounds"]
    #expect(
      mismatch.likeness == "The same comes of an answer that squares, or of one that rounds.")
  }
}

@Suite struct MeasureTests {
  @Test(arguments: [1e-300, 1.0, 1e300])
  func `numbers agree up to a fraction of the largest`(_ scale: Double) {
    let a = ([scale, 1e-9 * scale] as Vector<Double>).measure
    #expect(a?.agrees(with: ([scale, 0] as Vector<Double>).measure ?? .thrown) == true)
    #expect(a?.agrees(with: ([scale, 1e-5 * scale] as Vector<Double>).measure ?? .thrown) == false)
    #expect(a?.agrees(with: Measure.numbers(shape: [1, 2], values: [scale, 0])) == false)
    #expect(a?.agrees(with: .thrown) == false)
  }

  @Test func `NaN agrees with NaN, and infinity with itself`() {
    let odd = Measure.numbers(shape: [2], values: [.nan, .infinity])
    #expect(odd.agrees(with: odd))
    #expect(!odd.agrees(with: .numbers(shape: [2], values: [.nan, -.infinity])))
    #expect(!odd.agrees(with: .numbers(shape: [2], values: [0, .infinity])))
  }
}
