import Grading
import LinearAlgebra

/// What people really get wrong about interpolation points.
func deimMistakes() -> [Mistake<DEIMAnswer>] {
  wrongPoints() + wrongConstants() + wrongLimits()
}

/// The method as the statement has it, with one thing done otherwise.
private struct Interpolation {
  var size: (Double) -> Double = { $0.magnitude }
  var left: (_ v: Matrix<Double>, _ j: Int, _ points: [Int]) throws -> Vector<Double> = {
    try rest($0, $1, $2)
  }
  var constant: (_ sigma: Vector<Double>) -> Double = { 1 / ($0.last ?? 1) }
  var limit: (_ v: Matrix<Double>, _ j: Int, _ rest: Vector<Double>) -> Double = { v, j, _ in
    1e-14 * v[column: j].norm
  }
  var empty: Double? = 1

  func answer() -> DEIMAnswer {
    { v in
      if v.columns == 0, let empty { return ([], empty) }
      if v.columns > v.rows { throw Refusal() }
      var points: [Int] = []
      for j in 0..<v.columns {
        let left = try left(v, j, points)
        let place = left.indices.max { size(left[$0]) < size(left[$1]) }
        guard let p = place, left[p].magnitude > limit(v, j, left) else { throw Refusal() }
        points.append(p)
      }
      return (points, constant(try v[rows: points].singularValues()))
    }
  }
}

private func wrongPoints() -> [Mistake<DEIMAnswer>] {
  [
    Mistake(
      "takes the largest entry, not the largest magnitude", caughtAt: "a negative entry",
      Interpolation(size: { $0 }).answer()),
    Mistake(
      "does not interpolate", caughtAt: "an interpolated vector",
      Interpolation(left: { v, j, _ in v[column: j] }).answer()),
    Mistake(
      "projects instead of interpolating", caughtAt: "a negative entry",
      Interpolation(left: { v, j, _ in
        if j == 0 { return v[column: 0] }
        let earlier = v[columns: 0..<j]
        return v[column: j] - earlier * (try earlier.leastSquares(v[column: j]))
      }).answer()),
    Mistake(
      "interpolates by the last vector alone", caughtAt: "three nearly parallel columns",
      Interpolation(left: { v, j, points in
        guard let last = points.last else { return v[column: 0] }
        return v[column: j] - (v[last, j] / v[last, j - 1]) * v[column: j - 1]
      }).answer()),
    Mistake("sorts the points", caughtAt: "a negative entry") { v in
      let (points, constant) = try Interpolation().answer()(v)
      return (points.sorted(), constant)
    },
  ]
}

private func wrongConstants() -> [Mistake<DEIMAnswer>] {
  func certified(
    _ name: String, _ constant: @escaping (_ block: Matrix<Double>) throws -> Double
  ) -> Mistake<DEIMAnswer> {
    Mistake(name, caughtAt: "an orthonormal basis") { v in
      let points = try Interpolation().answer()(v).points
      return (points, try constant(v[rows: points]))
    }
  }
  return [
    certified("gives the norm, not that of the inverse") { try $0.spectralNorm() },
    certified("gives the Frobenius norm of the inverse") { try pseudoInverse($0).frobeniusNorm },
    certified("gives the smallest singular value") { try $0.singularValues().last ?? 1 },
    Mistake("gives the condition number", caughtAt: "a negative entry") { v in
      let points = try Interpolation().answer()(v).points
      return (points, try v[rows: points].conditionNumber())
    },
    Mistake(
      "gives 0 where there are no columns", caughtAt: "no columns",
      Interpolation(empty: 0).answer()),
  ]
}

private func wrongLimits() -> [Mistake<DEIMAnswer>] {
  func limited(
    _ name: String, at caseName: String,
    _ limit: @escaping (_ v: Matrix<Double>, _ j: Int, _ rest: Vector<Double>) -> Double
  ) -> Mistake<DEIMAnswer> {
    Mistake(name, caughtAt: caseName, Interpolation(limit: limit).answer())
  }
  let (above, below) = ("a rest just above the limit", "a rest just below the limit")
  return [
    limited("calls a rest nothing only if it is zero", at: below) { _, _, _ in 0 },
    limited("has a limit of 1e-14", at: "columns of unlike lengths") { _, _, _ in 1e-14 },
    limited("has a limit of 1e-8 of the vector", at: above) { v, j, _ in 1e-8 * v[column: j].norm },
    limited("has a limit of 1e-12 of the vector", at: above) { v, j, _ in
      1e-12 * v[column: j].norm
    },
    limited("measures beside the largest entry", at: "columns of unlike lengths") { v, _, _ in
      1e-14 * v.maxNorm
    },
    limited("measures beside the first vector", at: below) { v, _, _ in 1e-14 * v[column: 0].norm },
    limited("measures the rest beside itself", at: below) { _, _, rest in 1e-14 * rest.norm },
    Mistake("judges by the singular values of V", caughtAt: "columns of unlike lengths") { v in
      let sigma = try v.singularValues()
      if v.columns > v.rows || sigma.last ?? 1 <= 1e-14 * (sigma.first ?? 0) { throw Refusal() }
      return try Interpolation(limit: { _, _, _ in -1 }).answer()(v)
    },
    Mistake("takes as many points as there are rows", caughtAt: "more columns than rows") { v in
      try Interpolation().answer()(v[columns: 0..<min(v.rows, v.columns)])
    },
  ]
}
