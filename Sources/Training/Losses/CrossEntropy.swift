public import LinearAlgebra
internal import RealModule

/// The mean cross-entropy of logits, `L = −mean log softmax(z)[t]`, and its gradient.
///
/// A column is a place and has a target, the number of the right row; a place without a target
/// counts for nothing. With `n` targets the gradient is `(softmax(z) − e_t) / n`, and zero at places
/// without a target. The loss is 0 where there are none.
///
/// - Precondition: There is a target, or nil, for each column; a target is the number of a row.
/// - Complexity: O(rows × columns)
public func crossEntropy<Scalar: LinearAlgebraScalar>(
  _ logits: Matrix<Scalar>, targets: [Int?]
) -> (loss: Scalar, gradient: Matrix<Scalar>) {
  demand(
    targets.count == logits.columns,
    "\(targets.count) targets do not fit logits of \(logits.shape)")
  let count = targets.count { $0 != nil }
  if count == 0 { return (0, .zero(rows: logits.rows, columns: logits.columns)) }
  let (sum, gradient) = crossEntropySum(logits, targets: targets, of: count)
  return (sum / Scalar(count), gradient)
}

/// The sum of the losses at some places, and what they add to the gradient of the mean of `count`.
func crossEntropySum<Scalar: LinearAlgebraScalar>(
  _ logits: Matrix<Scalar>, targets: [Int?], of count: Int
) -> (sum: Scalar, gradient: Matrix<Scalar>) {
  var gradient = logits
  let sum = softmaxColumns(&gradient, targets, factor: 1 / Scalar(count))
  return (sum, gradient)
}

/// Replaces logits by the scaled gradient and returns the sum of the losses.
@specialized(where Scalar == Double)
@specialized(where Scalar == Float)
private func softmaxColumns<Scalar: LinearAlgebraScalar>(
  _ logits: inout Matrix<Scalar>, _ targets: [Int?], factor: Scalar
) -> Scalar {
  let rows = logits.rows
  var losses: Scalar = 0
  logits.withMutableEntries { entries in
    for (j, target) in targets.enumerated() {
      let column = entries + j * rows
      guard let target else {
        for i in 0..<rows { column[i] = 0 }
        continue
      }
      demand(target >= 0 && target < rows, "target \(target) is not among \(rows) rows")
      losses += softmaxColumn(column, rows, target, factor)
    }
  }
  return losses
}

@inline(__always)
private func softmaxColumn<Scalar: LinearAlgebraScalar>(
  _ column: UnsafeMutablePointer<Scalar>, _ rows: Int, _ target: Int, _ factor: Scalar
) -> Scalar {
  var largest = column[0]
  for i in 0..<rows { largest = max(largest, column[i]) }
  let right = column[target] - largest
  var sum: Scalar = 0
  for i in 0..<rows { column[i] -= largest }
  Exponentials.replace(column, count: rows)
  for i in 0..<rows { sum += column[i] }
  let scale = factor / sum
  for i in 0..<rows { column[i] *= scale }
  column[target] -= factor
  return .log(sum) - right
}
