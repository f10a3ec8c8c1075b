import LinearAlgebra

/// An error for mistakes that refuse.
struct Refusal: Error {}

/// Causal attention told token by token, with keys and values shared in groups.
///
/// With a base, scores are those of turned queries and keys; they come from the difference of the
/// positions alone, so that nothing is turned here.
func attention(
  _ q: Matrix<Double>, _ k: Matrix<Double>, _ v: Matrix<Double>, headSize d: Int,
  base: Double? = nil
) -> Matrix<Double> {
  let (heads, groups) = (q.rows / d, k.rows / d)
  var result = Matrix<Double>.zero(rows: q.rows, columns: q.columns)
  for head in 0..<heads {
    let group = head * groups / heads
    for i in 0..<q.columns {
      let query = Vector(q[column: i].elements[head * d..<(head + 1) * d])
      let scores = (0...i).map { j -> Double in
        let key = Vector(k[column: j].elements[group * d..<(group + 1) * d])
        let product = base.map { turnedProduct(query, key, by: i - j, base: $0) }
        return (product ?? query.dot(key)) / Double(d).squareRoot()
      }
      for row in 0..<d {
        result[head * d + row, i] = mean(of: (0...i).map { v[group * d + row, $0] }, by: scores)
      }
    }
  }
  return result
}

/// The inner product of two columns after both were turned, by the difference of their positions.
func turnedProduct(
  _ q: Vector<Double>, _ k: Vector<Double>, by difference: Int, base: Double
) -> Double {
  stride(from: 0, to: q.count, by: 2).reduce(0) { sum, row in
    let angle = Double(difference) / Double.pow(base, Double(row) / Double(q.count))
    let along = q[row] * k[row] + q[row + 1] * k[row + 1]
    let across = q[row + 1] * k[row] - q[row] * k[row + 1]
    return sum + along * Double.cos(angle) - across * Double.sin(angle)
  }
}

/// The mean of values, each weighted by the exponential of its score.
private func mean(of values: [Double], by scores: [Double]) -> Double {
  let largest = scores.max() ?? 0
  let weights = scores.map { Double.exp($0 - largest) }
  return zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
}

/// The softmax of the first `count` scores.
func softmax(_ scores: [Double]) -> [Double] {
  let largest = scores.max() ?? 0
  let powers = scores.map { Double.exp($0 - largest) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}
