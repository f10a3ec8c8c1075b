internal import Attempts
public import LinearAlgebra

/// One run of a check: it keeps the current case and its input, so that a mismatch can show them.
public final class Exam {
  private var caseName = "the first case"
  private var given: [Mismatch.Exhibit] = []
  private var largeBecause: String?
  private var caseCount = 0
  /// What is looked at of the answer's result, for as long as it is; at a mismatch, what was.
  private var measure: Measure?
  /// What stopped the check; nil while nothing has.
  private(set) var finding: Finding?

  init() {}

  /// The case that was begun last, if one was.
  var running: RunningCase? {
    caseCount > 0 ? RunningCase(name: caseName, given: given, finished: caseCount - 1) : nil
  }

  /// Begins a case.
  ///
  /// Whatever fails from here on is reported under its name, with its input.
  ///
  /// - Parameters:
  ///   - name: The name of the case.
  ///   - given: The input, by name.
  ///   - reason: Why the input cannot be so small that all of it is shown, where it is not.
  public func begin(
    _ name: String, given: KeyValuePairs<String, any Exhibitable> = [:],
    largeBecause reason: String? = nil
  ) {
    caseName = name
    largeBecause = reason
    caseCount += 1
    self.given = given.map { Mismatch.Exhibit(name: $0.key, text: $0.value.exhibit) }
  }

  /// Stops the check: something does not hold.
  public func fail(_ subject: String, expected: String, got: String) throws -> Never {
    throw Mismatch(
      caseName: caseName, given: given, subject: subject, expected: expected, got: got,
      largeBecause: largeBecause)
  }

  /// Looks at a value: what does not hold meanwhile is told of this value.
  func look(at value: some Exhibitable, _ body: () throws -> Void) rethrows {
    let outer = measure
    if outer == nil { measure = value.measure }
    try body()
    measure = outer
  }

  func verdict(of check: () throws -> Void) -> Verdict {
    let verdict = unrecordedVerdict(of: check)
    if case .failed(let mismatch) = verdict {
      finding = Finding(place: caseCount, mismatch: mismatch, measure: measure)
    }
    return verdict
  }

  private func unrecordedVerdict(of check: () throws -> Void) -> Verdict {
    do {
      try check()
      return .passed(cases: caseCount)
    } catch is NotAttempted {
      return .notAttempted
    } catch var mismatch as Mismatch {
      mismatch.casesHeld = max(0, caseCount - 1)
      return .failed(mismatch)
    } catch {
      measure = .thrown
      return .failed(
        Mismatch(
          caseName: caseName, given: given, subject: "your function", expected: "a result",
          got: "it threw an error: \(error)", casesHeld: max(0, caseCount - 1),
          largeBecause: largeBecause))
    }
  }
}

extension Exam {
  /// Expects a statement to hold.
  public func expect(
    _ holds: Bool, as subject: String, expected: String, got: @autoclosure () -> String
  ) throws {
    if !holds { try fail(subject, expected: expected, got: got()) }
  }

  /// Expects two values to be equal.
  public func expect<Value: Equatable & Exhibitable>(
    _ got: Value, equals expected: Value, as subject: String
  ) throws {
    try look(at: got) {
      try expect(got == expected, as: subject, expected: expected.exhibit, got: got.exhibit)
    }
  }

  /// Expects a matrix of a given shape.
  public func expect(
    _ got: Matrix<Double>, hasShape shape: (rows: Int, columns: Int), as subject: String
  ) throws {
    try look(at: got) {
      try expect(
        got.rows == shape.rows && got.columns == shape.columns, as: "the shape of \(subject)",
        expected: "\(shape.rows) × \(shape.columns)", got: got.shape)
    }
  }

  /// Expects a matrix whose columns are orthonormal, `QᵀQ = I`.
  public func expect(
    orthonormalColumnsOf q: Matrix<Double>, within tolerance: Double = 1e-9, as subject: String
  ) throws {
    let gram = q.gram()
    let error = (gram - .identity(q.columns)).maxNorm
    try look(at: q) {
      try expect(
        error <= tolerance, as: "\(subject)ᵀ \(subject), which should be I",
        expected: "I, every entry within \(tolerance.exhibit)", got: gram.exhibit)
    }
  }

  /// Expects two matrices whose orthonormal columns span the same subspace; signs and rotations do
  /// not matter.
  public func expect(
    _ q: Matrix<Double>, spansSameAs basis: Matrix<Double>, within tolerance: Double = 1e-7,
    as subject: String
  ) throws {
    try expect(q, hasShape: (basis.rows, basis.columns), as: subject)
    let difference = (q * q.transpose - basis * basis.transpose).frobeniusNorm
    try look(at: q) {
      try expect(
        difference <= tolerance, as: "the subspace spanned by \(subject)",
        expected: "the span of\n\(basis.exhibit)",
        got: "\(q.exhibit)\n(apart by \(difference.exhibit); \(tolerance.exhibit) is allowed)")
    }
  }

  /// Expects an answer to refuse its input by throwing an error; ``NotAttempted`` is not a refusal.
  public func expectError<Value: Exhibitable>(
    as subject: String, from answer: () throws -> Value
  ) throws {
    let value: Value
    do { value = try answer() } catch let stub as NotAttempted { throw stub } catch { return }
    try look(at: value) {
      try fail(subject, expected: "an error is thrown", got: value.exhibit)
    }
  }
}
