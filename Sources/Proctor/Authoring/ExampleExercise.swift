/// What stands in the files of a new exercise until its author writes it: a small whole one, which
/// passes every inspection, so that what is changed next is what breaks.
struct ExampleExercise {
  let title: String
  /// The name of the files and of the exercise.
  let name: String
  /// The name of the function that learners complete.
  let function: String
  /// The chapter's number in two digits.
  let label: String

  var statement: String {
    """
    ---
    title: \(title)
    level: 1
    ---

    Complete `\(function)(_:)`. Return the transpose of a matrix $A$: entry $i, j$ of the result is entry $j, i$ of $A$.

    ::: example
    For $A = \\begin{pmatrix} 1 & 2 & 3 \\\\ 4 & 5 & 6 \\end{pmatrix}$ the result is $\\begin{pmatrix} 1 & 4 \\\\ 2 & 5 \\\\ 3 & 6 \\end{pmatrix}$.
    :::

    ::: edges
    A matrix without rows becomes one without columns, and no entry is too small to count.
    :::

    ::: rules
    Nothing is assumed, and nothing needs to be thrown.
    :::

    ::: hint
    Which shape has the result?
    :::

    ::: hint
    `Matrix(rows:columns:)` takes a rule for the entry in row $i$ and column $j$.
    :::

    ::: passed
    Transposing copies every entry and computes nothing. Two loops over a matrix of zeros do the same.
    :::

    """
  }

  var solution: String {
    """
    import Attempts
    import LinearAlgebra

    /// The transpose of `a`.
    public func \(function)(_ a: Matrix<Double>) throws -> Matrix<Double> {
      // answer.begin
      return Matrix(rows: a.columns, columns: a.rows) { i, j in a[j, i] }
      // answer.end
    }

    """
  }

  var check: String {
    """
    import Attempts
    import Grading
    import LinearAlgebra
    import Solutions\(label)

    let \(function): Exercise = Exercise(
      "\(name)",
      learner: { call in { a in try call(a) } },
      reference: Solutions\(label).\(function),
      stub: { _ in throw NotAttempted() },
      mistakes: mistakes
    ) { answer, exam in
      let cases: [(name: String, a: Matrix<Double>, expected: Matrix<Double>)] = [
        ("two by three", [[1, 2, 3], [4, 5, 6]], [[1, 4], [2, 5], [3, 6]]),
        ("two by two", [[1, 2], [3, 4]], [[1, 3], [2, 4]]),
        ("fractions of different size", [[-1.0 / 3, 0x1p-100]], [[-1.0 / 3], [0x1p-100]]),
        ("small entries", [[0x1p-200, 0x1p-201]], [[0x1p-200], [0x1p-201]]),
        ("no rows", .zero(rows: 0, columns: 2), .zero(rows: 2, columns: 0)),
      ]
      for (name, a, expected) in cases {
        exam.begin(name, given: ["A": a])
        try exam.expect(try answer(a), closeTo: expected, within: 0, as: "the transpose")
      }
    }

    private var mistakes: [Mistake<(Matrix<Double>) throws -> Matrix<Double>>] {
      [
        Mistake("returns the matrix itself", caughtAt: "two by three") { a in a },
        Mistake("gives the entries a new shape only", caughtAt: "two by three") { a in
          let entries = (0..<a.rows).flatMap { i in (0..<a.columns).map { a[i, $0] } }
          return Matrix(rows: a.columns, columns: a.rows) { i, j in entries[i * a.rows + j] }
        },
        Mistake("turns by a quarter", caughtAt: "two by three") { a in
          Matrix(rows: a.columns, columns: a.rows) { i, j in a[a.rows - 1 - j, i] }
        },
        Mistake("mirrors at the other diagonal", caughtAt: "two by three") { a in
          Matrix(rows: a.columns, columns: a.rows) { i, j in
            a[a.rows - 1 - j, a.columns - 1 - i]
          }
        },
      ]
    }

    """
  }
}
