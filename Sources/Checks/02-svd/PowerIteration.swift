import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions02

let powerIteration: Exercise = Exercise(
  "PowerIteration",
  learner: { call in { a in try call(a) } },
  reference: Solutions02.largestSingularValue,
  stub: { _ in throw NotAttempted() },
  mistakes: mistakes()
) { answer, exam in
  for (name, a, sigma) in knownNorms() {
    exam.begin(name, given: ["A": a])
    try exam.expect(try answer(a), closeTo: sigma, within: 1e-6, as: "σ₁")
  }
  var generator = SplitMix64(seed: 21)
  let close: Vector<Double> = [1, 0.95, 0.95, 0.9, 0.9, 0.9, 0.9]
  let spectra =
    [("a gap of five percent", close), ("one of three values", [3, 2.4, 1])]
    + TypicalSpectrum.all(5).map { ("singular values \($0.name)", $0.values) }
  for (name, sigma) in spectra {
    for (rows, columns) in [(9, 9), (12, 7), (7, 15)] {
      let a = try Matrix.random(
        rows: rows, columns: columns, singularValues: sigma, using: &generator)
      exam.begin(name, given: ["A": a])
      try exam.expect(try answer(a), closeTo: sigma[0], within: 1e-6, as: "σ₁")
    }
  }
}

private typealias Answer = (Matrix<Double>) throws -> Double

private func knownNorms() -> [(name: String, a: Matrix<Double>, sigma: Double)] {
  let ratings: Matrix<Double> = [[5, 1, 2], [1, 4, 3]]
  // σ₁² is the larger root of λ² − 56λ + 555 = 0, the characteristic equation of AAᵀ.
  let sigma = root(28 + root(229))
  return [
    ("two equal singular values", [[0, -2], [2, 0]], 2),
    ("the ratings", ratings, sigma),
    ("one entry, negative", [[-7]], 7),
    ("a single row", [[3, 0, 4]], 5),
    ("a single column", [[3], [4]], 5),
    // σ₁² is the larger root of λ² − 102λ + 1 = 0, while both eigenvalues are 1.
    ("a shear", [[1, 10], [0, 1]], root(51 + root(2600))),
    ("a kernel that holds the ones", [[1, -1], [-1, 1]], 2),
    ("a kernel that holds the first unit vector", [[0, 5], [0, 0]], 5),
    ("a kernel that holds the last unit vector", [[5, 0], [0, 0]], 5),
    ("a kernel that holds 1, 2, 3", [[1, 1, -1]], root(3)),
    ("a kernel that holds alternating signs", [[1, 1], [1, 1]], 2),
    // v₁ = e₂, which the longest row does not touch.
    ("a longest row across v₁", [[3, 0], [0, 2], [0, 2.5]], root(10.25)),
    ("rows and columns of zeros", [[0, 0, 0], [0, 3, 0], [0, 4, 0]], 5),
    ("all singular values equal", Matrix.hadamard(2), 2),
    ("a matrix of zeros", [[0, 0], [0, 0], [0, 0]], 0),
    ("entries near 1e200", [[3e200, 0], [4e200, 0]], 5e200),
    ("entries near 1e-200", [[3e-200, 0], [4e-200, 0]], 5e-200),
  ] + Unit.extremes.map { ("the ratings \($0.name)", $0(ratings), $0(sigma)) }
}

private func root(_ x: Double) -> Double { x.squareRoot() }

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  let starts: [(description: String, caughtAt: String, start: (Int) -> Vector<Double>)] = [
    (
      "starts from the vector of ones", "a kernel that holds the ones",
      { Vector(repeating: 1, count: $0) }
    ),
    (
      "starts from the first unit vector", "a kernel that holds the first unit vector",
      { count in Vector((0..<count).map { $0 == 0 ? 1 : 0 }) }
    ),
    (
      "starts from 1, 2, 3, …", "a kernel that holds 1, 2, 3",
      { count in Vector((0..<count).map { Double($0 + 1) }) }
    ),
    (
      "starts from alternating signs", "a kernel that holds alternating signs",
      { count in Vector((0..<count).map { $0 % 2 == 0 ? 1 : -1 }) }
    ),
  ]
  let unlucky = starts.map { description, caughtAt, start in
    Mistake<Answer>(description, caughtAt: caughtAt) { a in stretch(of: a, from: start(a.columns)) }
  }
  return unlucky + [
    Mistake("starts from the longest row", caughtAt: "a longest row across v₁") { a in
      let longest = (0..<a.rows).max { a[row: $0].norm < a[row: $1].norm } ?? 0
      return stretch(of: a, from: a[row: longest])
    },
    Mistake("forgets the square root of the eigenvalue", caughtAt: "two equal singular values") {
      a in
      let sigma = stretch(of: a, from: start(a.columns))
      return sigma * sigma
    },
    Mistake("gives the Frobenius norm", caughtAt: "two equal singular values") {
      $0.frobeniusNorm
    },
    Mistake("gives the root of column sum times row sum", caughtAt: "the ratings") {
      ($0.oneNorm * $0.infinityNorm).squareRoot()
    },
    Mistake("gives the length of the longest column", caughtAt: "the ratings") { a in
      (0..<a.columns).map { a[column: $0].norm }.max() ?? 0
    },
    Mistake("iterates with A itself, as for an eigenvalue", caughtAt: "a shear") { a in
      if !a.isSquare { return stretch(of: a, from: start(a.columns)) }
      return stretch(of: a, from: start(a.columns)) { $0 * $1 }
    },
    Mistake("does ten steps and stops", caughtAt: "a longest row across v₁") { a in
      stretch(of: a, from: start(a.columns), steps: 10)
    },
    Mistake("divides by the norm of a zero vector", caughtAt: "a matrix of zeros") { a in
      var v = start(a.columns)
      for _ in 0..<200 {
        let next = a.transpose * ((a * v) / (a * v).norm)
        v = next / next.norm
      }
      return (a * v).norm
    },
    Mistake("takes small entries for zeros", caughtAt: "entries near 1e-200") { a in
      a.maxNorm < 1e-12 ? 0 : stretch(of: a, from: start(a.columns))
    },
    Mistake("forms AᵀA, which overflows", caughtAt: "entries near 1e200") { a in
      let gram = a.gram()
      return gram.maxNorm == 0
        ? 0 : stretch(of: gram, from: start(a.columns)) { $0 * $1 }.squareRoot()
    },
    Mistake("squares the length of u, which overflows", caughtAt: "entries near 1e200") { a in
      if a.maxNorm == 0 { return 0 }
      var (v, sigma) = (start(a.columns), 0.0)
      for _ in 0..<200 {
        let u = a * (v / v.norm)
        sigma = u.dot(u).squareRoot()
        v = a.transpose * (u / sigma)
      }
      return sigma
    },
    Mistake("stops at a change without a scale", caughtAt: "entries near 1e-200") { a in
      if a.maxNorm == 0 { return 0 }
      var (v, sigma) = (start(a.columns), 0.0)
      for _ in 0..<2000 {
        let u = a * (v / v.norm)
        let change = (u.norm - sigma).magnitude
        sigma = u.norm
        if change <= 1e-10 { return change == sigma ? 0 : sigma }
        v = a.transpose * (u / sigma)
      }
      return sigma
    },
  ]
}

/// A start that no matrix of the check is unlucky with.
private func start(_ count: Int) -> Vector<Double> {
  var generator = SplitMix64(seed: 5)
  return Vector((0..<count).map { _ in generator.gaussian() })
}

/// How far `a` stretches a unit vector after some steps.
private func stretch(
  of a: Matrix<Double>, from start: Vector<Double>, steps: Int = 400,
  _ step: (Matrix<Double>, Vector<Double>) -> Vector<Double> = { a, v in
    let image = a * v
    return image.norm == 0 ? image : a.transpose * (image / image.norm)
  }
) -> Double {
  var v = start / start.norm
  for _ in 0..<steps {
    let next = step(a, v)
    if next.norm == 0 { return 0 }
    v = next / next.norm
  }
  return (a * v).norm
}
