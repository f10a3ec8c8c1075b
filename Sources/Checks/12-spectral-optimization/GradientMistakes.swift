import Grading
import LinearAlgebra

/// What people really get wrong about the gradient of the spectral norm.
func gradientMistakes() -> [Mistake<GradientAnswer>] {
  wrongStarts() + wrongProducts() + wrongEnds()
}

private func wrongStarts() -> [Mistake<GradientAnswer>] {
  [
    Mistake("starts from the vector of ones", caughtAt: "a kernel that holds the ones") { w in
      try iterated(w, from: Vector(repeating: 1, count: w.columns))
    },
    Mistake("starts from the first unit vector", caughtAt: "the example") { w in
      try iterated(w, from: Vector((0..<w.columns).map { $0 == 0 ? 1 : 0 }))
    },
    Mistake("starts from the longest row", caughtAt: "a longest row across v₁") { w in
      var longest = 0
      for i in 0..<w.rows where w[row: i].norm > w[row: longest].norm { longest = i }
      return try iterated(w, from: w.maxNorm == 0 ? start(w.columns) : w[row: longest])
    },
  ]
}

private func wrongProducts() -> [Mistake<GradientAnswer>] {
  [
    Mistake("gives the transpose, v uᵀ", caughtAt: "the example") { w in
      try iterated(w, from: start(w.columns)).transposed()
    },
    Mistake("gives σ₁u₁v₁ᵀ, the gradient of half the square", caughtAt: "the example") { w in
      let gradient = try iterated(w, from: start(w.columns))
      return inner(gradient, w) * gradient
    },
    Mistake("gives v₁v₁ᵀ", caughtAt: "the example") { w in
      let gradient = try iterated(w, from: start(w.columns))
      return w.isSquare ? gradient.gram() : gradient
    },
    Mistake("gives W/‖W‖, the gradient of the Frobenius norm", caughtAt: "the example") { w in
      try refuse(w)
      return w.maxNorm == 0 ? w : w / w.frobeniusNorm
    },
    Mistake("gives the matrix sign, all layers", caughtAt: "the example") { w in
      try refuse(w)
      let svd = try SVD(w)
      return svd.u * svd.v.transpose
    },
    Mistake("iterates with W itself, as for an eigenvector", caughtAt: "the example") { w in
      try refuse(w)
      if !w.isSquare || w.maxNorm == 0 { return try iterated(w, from: start(w.columns)) }
      var v = start(w.columns)
      for _ in 0..<500 {
        let next = w * v
        if next.norm == 0 { break }
        v = next / next.norm
      }
      let u = w * v
      return u.norm == 0 ? .zero(rows: w.rows, columns: w.columns) : (u / u.norm).outer(v)
    },
    Mistake("takes magnitudes, so that signs are lost", caughtAt: "the example") { w in
      try iterated(w, from: start(w.columns)).map(\.magnitude)
    },
  ]
}

private func wrongEnds() -> [Mistake<GradientAnswer>] {
  [
    Mistake("stops when σ no longer changes", caughtAt: "the example") { w in
      try refuse(w)
      if w.maxNorm == 0 { return w }
      var (v, sigma) = (start(w.columns), 0.0)
      for _ in 0..<1000 {
        let u = w * v
        if (u.norm - sigma).magnitude <= 1e-12 * u.norm { break }
        sigma = u.norm
        let back = w.transpose * (u / sigma)
        v = back / back.norm
      }
      let u = w * v
      return (u / u.norm).outer(v)
    },
    Mistake("does ten steps and stops", caughtAt: "the example") { w in
      try iterated(w, from: start(w.columns), steps: 10)
    },
    Mistake("divides by the norm of a zero vector", caughtAt: "a matrix of zeros") { w in
      try refuse(w)
      var v = start(w.columns)
      for _ in 0..<400 {
        let back = w.transpose * ((w * v) / (w * v).norm)
        v = back / back.norm
      }
      let u = w * v
      return (u / u.norm).outer(v)
    },
    Mistake("refuses a repeated singular value", caughtAt: "two equal singular values") { w in
      try refuse(w)
      let sigma = try w.singularValues()
      if sigma.count > 1 && sigma[1] > (1 - 1e-9) * sigma[0] { throw Refusal() }
      return try iterated(w, from: start(w.columns))
    },
    Mistake(
      "adds all layers of a repeated singular value", caughtAt: "two equal singular values"
    ) { w in
      try refuse(w)
      let svd = try SVD(w)
      let top = svd.singularValues.filter { $0 > (1 - 1e-9) * svd.singularValues[0] }.count
      return top < 2
        ? try iterated(w, from: start(w.columns))
        : svd.u[columns: 0..<top] * svd.v[columns: 0..<top].transpose
    },
    Mistake(
      "takes small entries for zeros", caughtAt: "singular values 3, 2.4, 1, 9 × 9, times 2^-200"
    ) { w in
      w.maxNorm < 1e-12
        ? .zero(rows: w.rows, columns: w.columns)
        : try iterated(w, from: start(w.columns))
    },
    Mistake(
      "stops at a residual without a scale",
      caughtAt: "singular values 3, 2.4, 1, 9 × 9, times 2^-200"
    ) { w in
      try refuse(w)
      if w.maxNorm == 0 { return w }
      var v = start(w.columns)
      for _ in 0..<1000 {
        let u = w * v
        let back = w.transpose * (u / u.norm)
        if (back - u.norm * v).norm <= 1e-12 { break }
        v = back / back.norm
      }
      let u = w * v
      return (u / u.norm).outer(v)
    },
    Mistake(
      "forms WᵀW, which underflows", caughtAt: "singular values 3, 2.4, 1, 9 × 9, times 2^-600"
    ) { w in
      try refuse(w)
      let gram = w.gram()
      if gram.maxNorm == 0 { return .zero(rows: w.rows, columns: w.columns) }
      var v = start(w.columns)
      for _ in 0..<1000 {
        let next = gram * v
        v = next / next.norm
      }
      let u = w * v
      return (u / u.norm).outer(v)
    },
    Mistake("does not look for entries that are no numbers", caughtAt: "an entry that is NaN") {
      w in
      if !w.isFinite { return w }
      return try iterated(w, from: start(w.columns))
    },
  ]
}

private func refuse(_ w: Matrix<Double>) throws {
  if !w.isFinite { throw Refusal() }
}

/// A start that no matrix of the check is unlucky with.
private func start(_ count: Int) -> Vector<Double> {
  var random = SplitMix64(seed: 5)
  let v = Vector<Double>((0..<count).map { _ in random.gaussian() })
  return v / v.norm
}

/// `uvᵀ` after some steps; zero where a product is.
private func iterated(
  _ w: Matrix<Double>, from start: Vector<Double>, steps: Int = 600
) throws -> Matrix<Double> {
  try refuse(w)
  var v = start / start.norm
  for _ in 0..<steps {
    let u = w * v
    if u.norm == 0 { return .zero(rows: w.rows, columns: w.columns) }
    let back = w.transpose * (u / u.norm)
    v = back / back.norm
  }
  let u = w * v
  return (u / u.norm).outer(v)
}
