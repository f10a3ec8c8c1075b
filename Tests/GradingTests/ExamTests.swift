import Attempts
import LinearAlgebra
import Testing

@testable import Grading

@Suite struct ExamTests {
  private func verdict(_ check: (Exam) throws -> Void) -> Verdict {
    let exam = Exam()
    return exam.verdict {
      exam.begin("the only case", given: ["n": 3])
      try check(exam)
    }
  }

  private func isPass(_ check: (Exam) throws -> Void) -> Bool {
    verdict(check) == .passed(cases: 1)
  }

  @Test func `a check that holds counts its cases`() {
    let exam = Exam()
    let verdict = exam.verdict { for name in ["a", "b", "c"] { exam.begin(name) } }
    #expect(verdict == .passed(cases: 3))
  }

  @Test func `a stub is not attempted, any other error is a failure`() {
    struct Other: Error {}
    #expect(verdict { _ in throw NotAttempted() } == .notAttempted)
    guard case .failed(let mismatch) = verdict({ _ in throw Other() }) else {
      Issue.record("an error passes")
      return
    }
    #expect(mismatch.caseName == "the only case")
    #expect(mismatch.got.contains("Other"))
    #expect(mismatch.given == [.init(name: "n", text: "3")])
  }

  @Test func `an input that is not shown whole is named, and why it is large is kept`() throws {
    let inputs: KeyValuePairs<String, any Exhibitable> = [
      "small": Matrix<Double>.identity(8), "tall": Matrix<Double>.zero(rows: 9, columns: 1),
      "long": Vector<Double>.zero(9), "k": 9,
    ]
    for reason in [nil, "nine are needed"] {
      let exam = Exam()
      let verdict = exam.verdict {
        exam.begin("a small case", largeBecause: "it is not")
        exam.begin("a large case", given: inputs, largeBecause: reason)
        try exam.expect(1, equals: 2, as: "k")
      }
      guard case .failed(let mismatch) = verdict else {
        Issue.record("1 is taken for 2")
        return
      }
      #expect(mismatch.partlyShown == ["tall", "long"])
      #expect(mismatch.largeBecause == reason)
    }
  }

  @Test(arguments: [1e-300, 1.0, 1e300])
  func `closeness is relative to what is expected`(_ scale: Double) {
    #expect(isPass { try $0.expect(scale * (1 + 1e-12), closeTo: scale, as: "x") })
    #expect(!isPass { try $0.expect(scale * (1 + 1e-6), closeTo: scale, as: "x") })
    let a: Matrix<Double> = [[scale, 0], [0, 2 * scale]]
    #expect(isPass { try $0.expect(a * (1 + 1e-12), closeTo: a, as: "A") })
    #expect(!isPass { try $0.expect(a * (1 + 1e-6), closeTo: a, as: "A") })
    let v: Vector<Double> = [scale, -scale]
    #expect(isPass { try $0.expect(v * (1 + 1e-12), closeTo: v, as: "v") })
    #expect(!isPass { try $0.expect(v * (1 + 1e-6), closeTo: v, as: "v") })
  }

  @Test func `only zero is close to zero, unless the case says beside what`() {
    #expect(isPass { try $0.expect(0, closeTo: 0, as: "x") })
    #expect(!isPass { try $0.expect(1e-300, closeTo: 0, as: "x") })
    for size in [1e-200, 1, 1e200] {
      let (near, far) = (1e-12 * size, 1e-3 * size)
      #expect(isPass { try $0.expect(near, closeTo: 0, beside: size, as: "x") })
      #expect(!isPass { try $0.expect(far, closeTo: 0, beside: size, as: "x") })
      let zero: Matrix<Double> = [[0, 0]]
      #expect(isPass { try $0.expect([[near, 0]], closeTo: zero, beside: size, as: "A") })
      #expect(!isPass { try $0.expect([[far, 0]], closeTo: zero, beside: size, as: "A") })
      #expect(!isPass { try $0.expect([[near, 0]], closeTo: zero, as: "A") })
      #expect(isPass { try $0.expect([near], closeTo: [0] as Vector, beside: size, as: "v") })
      #expect(!isPass { try $0.expect([far], closeTo: [0] as Vector, beside: size, as: "v") })
      let nothing = Tensor<Double>(sizes: [2], columnMajor: [0, 0])
      let little = Tensor<Double>(sizes: [2], columnMajor: [near, 0])
      #expect(isPass { try $0.expect(little, closeTo: nothing, beside: size, as: "X") })
      #expect(!isPass { try $0.expect(little, closeTo: nothing, as: "X") })
    }
  }

  @Test func `entries of different size are met each in its own`() {
    let expected: Vector<Double> = [1, 1e-20, 0]
    #expect(isPass { try $0.expect([1 + 1e-12, 1e-20, 0], eachCloseTo: expected, as: "v") })
    #expect(!isPass { try $0.expect([1, 2e-20, 0], eachCloseTo: expected, as: "v") })
    #expect(!isPass { try $0.expect([1, 1e-20], eachCloseTo: expected, as: "v") })
    #expect(isPass { try $0.expect([1, 2e-20, 0], closeTo: expected, as: "v") })
    let a: Matrix<Double> = [[1, 1e-20], [0, 3]]
    #expect(isPass { try $0.expect([[1 + 1e-12, 1e-20], [0, 3]], eachCloseTo: a, as: "A") })
    #expect(!isPass { try $0.expect([[1, 2e-20], [0, 3]], eachCloseTo: a, as: "A") })
    #expect(!isPass { try $0.expect([[1, 1e-20], [1e-30, 3]], eachCloseTo: a, as: "A") })
    #expect(!isPass { try $0.expect([[1, 1e-20]], eachCloseTo: a, as: "A") })
  }

  @Test func `infinity is met exactly, and nothing is close to a NaN`() {
    #expect(isPass { try $0.expect(.infinity, closeTo: .infinity, as: "x") })
    #expect(!isPass { try $0.expect(.nan, closeTo: 1, as: "x") })
    #expect(!isPass { try $0.expect(1, closeTo: .nan, as: "x") })
    #expect(!isPass { try $0.expect([[.nan]], closeTo: [[1]] as Matrix, as: "A") })
    #expect(!isPass { try $0.expect([.nan], closeTo: [1] as Vector, as: "v") })
    #expect(!isPass { try $0.expect([.nan], eachCloseTo: [1] as Vector, as: "v") })
    let column: Matrix<Double> = [[.nan], [1]]
    #expect(!isPass { try $0.expect(orthonormalColumnsOf: column, as: "Q") })
    #expect(!isPass { try $0.expect(column, spansSameAs: [[0], [1]], as: "Q") })
  }

  @Test func `a wrong shape is told as a shape`() {
    let verdict = verdict {
      try $0.expect(Matrix.zero(rows: 2, columns: 3), closeTo: .zero(rows: 3, columns: 2), as: "A")
    }
    guard case .failed(let mismatch) = verdict else {
      Issue.record("a wrong shape passes")
      return
    }
    #expect(mismatch.subject == "the shape of A")
    #expect(mismatch.expected == "3 × 2")
    #expect(mismatch.got == "2 × 3")
    #expect(!isPass { try $0.expect([1, 2], closeTo: [1] as Vector, as: "v") })
  }

  @Test func `values that look alike show how they differ`() {
    let a: Matrix<Double> = [[1, 2], [3, 4]]
    guard
      case .failed(let mismatch) = verdict({ try $0.expect(a * (1 + 1e-8), closeTo: a, as: "A") })
    else {
      Issue.record("a difference of 1e-8 passes")
      return
    }
    #expect(mismatch.got != mismatch.expected)
    guard case .failed(let number) = verdict({ try $0.expect(1 + 1e-8, closeTo: 1, as: "x") })
    else {
      Issue.record("a difference of 1e-8 passes")
      return
    }
    #expect(number.got != number.expected)
  }

  @Test func `subspaces are compared, not signs`() throws {
    let q = Matrix<Double>.identity(3)[columns: 0..<2]
    let turned = q * Matrix([[0.6, -0.8], [-0.8, -0.6]])
    #expect(isPass { try $0.expect(turned, spansSameAs: q, as: "Q") })
    #expect(isPass { try $0.expect(orthonormalColumnsOf: turned, as: "Q") })
    let other = Matrix<Double>.identity(3)[columns: 1..<3]
    #expect(!isPass { try $0.expect(other, spansSameAs: q, as: "Q") })
    #expect(!isPass { try $0.expect(orthonormalColumnsOf: q * 2, as: "Q") })
  }

  @Test func `a refusal is an error, and a stub is none`() {
    struct Refusal: Error {}
    #expect(isPass { try $0.expectError(as: "f") { () -> Int in throw Refusal() } })
    #expect(!isPass { try $0.expectError(as: "f") { 1 } })
    let stub = verdict { try $0.expectError(as: "f") { () -> Int in throw NotAttempted() } }
    #expect(stub == .notAttempted)
  }
}

@Suite struct ExerciseTests {
  private let exercise = Exercise(
    "Twice", learner: { call in { x in try call(x) } }, reference: { (x: Int) in 2 * x },
    stub: { _ in throw NotAttempted() },
    mistakes: [Mistake("squares", caughtAt: "three") { $0 * $0 }]
  ) { answer, exam in
    for (name, x) in [("two", 2), ("three", 3)] {
      exam.begin(name)
      try exam.expect(try answer(x), equals: 2 * x, as: "2x")
    }
  }

  @Test func `each candidate is given to the same check`() {
    #expect(exercise.grade(.reference) == .passed(cases: 2))
    #expect(exercise.grade(.stub) == .notAttempted)
    guard case .failed(let mismatch) = exercise.grade(.mistake(0)) else {
      Issue.record("the mistake is not caught")
      return
    }
    #expect(mismatch.caseName == exercise.mistakes[0].caughtAt)
  }
}
