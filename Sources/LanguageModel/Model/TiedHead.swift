internal import LinearAlgebra
internal import RealModule

/// The map from the last columns to logits that is the transpose of the embedding, some tokens at a
/// time: the logits of 512 tokens for 49,152 words would take 100 MB.
struct TiedHead<Scalar: LinearAlgebraScalar> {
  typealias Target = UnsafeMutablePointer<Scalar>

  /// The columns of the tokens, features × vocabulary.
  let embedding: Matrix<Scalar>
  static var chunk: Int { 128 }

  /// The sum of the losses `ln Σ e^z − z_t` at the places that have a target, and, where it is asked
  /// for, the gradient of the mean with respect to the columns.
  func crossEntropy(
    _ hidden: Matrix<Scalar>, targets: [Int?], wantsGradient: Bool
  ) -> (sum: Double, gradient: Matrix<Scalar>?) {
    demand(
      targets.count == hidden.columns,
      "\(targets.count) targets do not fit \(hidden.columns) columns")
    let counted = targets.indices.filter { targets[$0] != nil }
    if counted.count < targets.count {
      // A product with the whole vocabulary is dear, so none is computed that does not count.
      let (sum, gradient) = crossEntropy(
        hidden[columns: counted], targets: counted.map { targets[$0] },
        wantsGradient: wantsGradient)
      return (sum, gradient.map { Self.spread($0, to: counted, of: targets.count) })
    }
    let factor = 1 / Scalar(max(counted.count, 1))
    var sum = 0.0
    let gradient = inChunks(hidden, wantsGradient: wantsGradient) { logits, columns, rows in
      nonisolated(unsafe) let logits = logits
      let losses = concurrently(columns, rows) { j in
        let column = logits + (j - columns.lowerBound) * rows
        guard let target = targets[j] else { return 0 }
        demand(target >= 0 && target < rows, "target \(target) is not among \(rows) words")
        return Self.loss(column, rows, target, factor, wantsGradient)
      }
      sum += losses.reduce(0, +)
    }
    return (sum, gradient)
  }

  /// Columns at some places among zeros.
  private static func spread(
    _ columns: Matrix<Scalar>, to places: [Int], of count: Int
  ) -> Matrix<Scalar> {
    let rows = columns.rows
    var result = Matrix<Scalar>.zero(rows: rows, columns: count)
    result.withMutableEntries { target in
      columns.elements.withUnsafeBufferPointer { source in
        guard let source = source.baseAddress else { return }
        for (j, place) in places.enumerated() {
          (target + place * rows).update(from: source + j * rows, count: rows)
        }
      }
    }
    return result
  }

  /// The sum of the divergences of the student's answers from those that other columns give, and the
  /// gradient of the mean with respect to the student's columns.
  func divergence(
    _ hidden: Matrix<Scalar>, teacher: Matrix<Scalar>, isCounted: [Bool], wantsGradient: Bool
  ) -> (sum: Double, gradient: Matrix<Scalar>?) {
    let factor = 1 / Scalar(max(isCounted.count { $0 }, 1))
    var sum = 0.0
    let gradient = inChunks(hidden, wantsGradient: wantsGradient) { logits, columns, rows in
      var answers = embedding.transpose * teacher[columns: columns]
      answers.withMutableEntries { answers in
        nonisolated(unsafe) let (logits, answers) = (logits, answers)
        let losses = concurrently(columns, rows) { j in
          let start = (j - columns.lowerBound) * rows
          guard isCounted[j] else {
            (logits + start).update(repeating: 0, count: rows)
            return 0
          }
          return Self.divergence(logits + start, answers + start, rows, factor)
        }
        sum += losses.reduce(0, +)
      }
    }
    return (sum, gradient)
  }

  /// Calls a body with the logits of some columns, which it turns into their gradients, and maps
  /// these back.
  private func inChunks(
    _ hidden: Matrix<Scalar>, wantsGradient: Bool, _ body: (Target, Range<Int>, Int) -> Void
  ) -> Matrix<Scalar>? {
    var entries: [Scalar] = []
    for start in stride(from: 0, to: hidden.columns, by: Self.chunk) {
      let columns = start..<min(start + Self.chunk, hidden.columns)
      var logits = embedding.transpose * hidden[columns: columns]
      logits.withMutableEntries { body($0, columns, embedding.columns) }
      if wantsGradient { entries += (embedding * logits).elements }
    }
    return wantsGradient
      ? Matrix(rows: hidden.rows, columns: hidden.columns, columnMajor: entries) : nil
  }

  private func concurrently(
    _ columns: Range<Int>, _ rows: Int, _ body: @Sendable (Int) -> Double
  ) -> [Double] {
    [Double](unsafeUninitializedCapacity: columns.count) { losses, count in
      count = columns.count
      nonisolated(unsafe) let losses = losses
      TokenShares.perform(columns.count, operations: 10 * columns.count * rows) { share in
        for j in share {
          losses.initializeElement(at: j, to: body(columns.lowerBound + j))
        }
      }
    }
  }

  private static func loss(
    _ column: Target, _ rows: Int, _ target: Int, _ factor: Scalar, _ wantsGradient: Bool
  ) -> Double {
    let logit = column[target]
    guard wantsGradient else {
      return Double(Softmax.logarithmOfSum(column, count: rows) - logit)
    }
    let normalizer = Softmax.apply(column, count: rows)
    column[target] -= 1
    scale(column, rows, factor)
    return Double(normalizer - logit)
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func scale(_ column: Target, _ rows: Int, _ factor: Scalar) {
    for i in 0..<rows { column[i] *= factor }
  }

  /// `KL(p ‖ q) = Σ p (z_p − z_q) − ln Z_p + ln Z_q`; leaves `(q − p)·factor` in the student's place.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func divergence(
    _ student: Target, _ teacher: Target, _ rows: Int, _ factor: Scalar
  ) -> Double {
    let normalizer = Softmax.logarithmOfSum(teacher, count: rows)
    let own = Softmax.logarithmOfSum(student, count: rows)
    var (sum, start) = (0.0, 0)
    while start < rows {
      let end = min(start + Softmax<Scalar>.run, rows)
      var part: Scalar = 0
      for i in start..<end {
        let (a, b) = (teacher[i] - normalizer, student[i] - own)
        let p = Exponential.value(a)
        part = Relaxed.multiplyAdd(p, a - b, part)
        student[i] = factor * (Exponential.value(b) - p)
      }
      sum += Double(part)
      start = end
    }
    return sum
  }
}
