internal import LinearAlgebra

/// An exercise as the grader knows it: a check, and four kinds of answer to run it on.
///
/// The check is one piece of code. It must pass the reference answer, report the stub as not
/// attempted, and catch every mistake listed, each at the case it is there for. Only then is its
/// word about the learner's answer worth anything.
///
/// ```swift
/// let outerProduct: Exercise = Exercise(
///   "OuterProduct",
///   learner: { call in { x, y in try call(x, y) } }, reference: Solutions00.outerProduct,
///   stub: { _, _ in throw NotAttempted() },
///   mistakes: [
///     Mistake("exchanges rows and columns", caughtAt: "two vectors of different lengths") { x, y in … }
///   ]
/// ) { answer, exam in
///   exam.begin("two vectors of different lengths", given: ["x": x, "y": y])
///   try exam.expect(try answer(x, y), closeTo: expected, as: "x yᵀ")
/// }
/// ```
///
/// Title, number, level and hints are not here: they are in the statement, the Markdown file beside
/// the stub.
public struct Exercise: @unchecked Sendable {  // answers are functions that hold no state
  /// The name of the Swift file, the same in `exercises`, `solutions` and here.
  public let name: String
  /// The mistakes that the check must catch.
  public let mistakes: [MistakeLabel]

  let examine: (_ answer: Source, Exam) -> Verdict

  /// Where an answer comes from.
  enum Source {
    case learner(Call), reference, stub, mistake(Int)
  }

  /// Ties a check to its answers.
  ///
  /// - Parameters:
  ///   - name: The name of the Swift file.
  ///   - learner: Makes the learner's function from what calls it in its own process.
  ///   - reference: The reference answer.
  ///   - stub: A function that throws `NotAttempted`; a check that looks for errors must not take
  ///     it for one.
  ///   - mistakes: Wrong answers that people really give, at least four.
  ///   - check: Tries an answer on cases and throws at the first mismatch.
  public init<Answer>(
    _ name: String,
    learner: @escaping (Call) -> Answer, reference: Answer, stub: Answer,
    mistakes: [Mistake<Answer>],
    check: @escaping (_ answer: Answer, _ exam: Exam) throws -> Void
  ) {
    self.name = name
    self.mistakes = mistakes.map(\.label)
    examine = { source, exam in
      let answer =
        switch source {
        case .learner(let call): learner(call)
        case .reference: reference
        case .stub: stub
        case .mistake(let index): mistakes[index].answer
        }
      return exam.verdict { try check(answer, exam) }
    }
  }

  /// Runs the check on an answer that is part of it.
  ///
  /// - Precondition: It is not the learner's.
  package func grade(_ candidate: Candidate) -> Verdict {
    switch candidate {
    case .reference: examine(.reference, Exam())
    case .stub: examine(.stub, Exam())
    case .mistake(let index): examine(.mistake(index), Exam())
    case .answer: stop("the learner's answer runs in a process of its own")
    }
  }

  /// Runs the check on the learner's answer, which runs elsewhere.
  func grade(_ call: Call, _ exam: Exam) -> Verdict { examine(.learner(call), exam) }
}

/// Whose answer is examined.
package enum Candidate: Sendable, Codable, Equatable {
  /// The learner's, a program of its own.
  case answer(Cell)
  /// The one in `solutions`.
  case reference
  /// A function that throws `NotAttempted`.
  case stub
  /// One of the exercise's mistakes, by its place in the list.
  case mistake(Int)
}

/// A wrong answer that the check must catch.
public struct Mistake<Answer> {
  let label: MistakeLabel
  let answer: Answer

  /// Describes a wrong answer.
  ///
  /// - Parameters:
  ///   - description: What is wrong, as one would tell the learner: "counts the zeros too".
  ///   - caseName: The case at which the check must stop it.
  ///   - answer: The wrong answer.
  public init(_ description: String, caughtAt caseName: String, _ answer: Answer) {
    label = MistakeLabel(description: description, caughtAt: caseName)
    self.answer = answer
  }
}

/// What a mistake is called, and where the check must stop it.
public struct MistakeLabel: Sendable, Codable, Equatable {
  /// What is wrong.
  public let description: String
  /// The case at which the check must stop it.
  public let caughtAt: String
}
