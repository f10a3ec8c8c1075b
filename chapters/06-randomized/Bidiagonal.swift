import LinearAlgebra
import Literate

/// Two bases and the numbers that connect them, `A V = U B`.
struct Bidiagonalization {
  var us: [Vector<Double>] = []
  var vs: [Vector<Double>] = []
  var alphas: [Double] = []
  var betas: [Double] = []

  /// The leading part of B, j × j.
  func b(_ j: Int) -> Matrix<Double> { b(rows: j, columns: j) }

  /// The matrix B of all steps; where they ended early it may be wider by one.
  var b: Matrix<Double> { b(rows: us.count, columns: vs.count) }

  private func b(rows: Int, columns: Int) -> Matrix<Double> {
    Matrix(rows: rows, columns: columns) { row, column in
      column == row ? alphas[row] : column == row + 1 ? betas[row] : 0
    }
  }

  /// The largest entry of VᵀV − I for the first j columns.
  func overlap(_ j: Int) -> Double {
    let v = Matrix(columns: Array(vs.prefix(j)))
    return (v.gram() - .identity(j)).maxNorm
  }
}

// snippet.recurrence
/// Golub-Kahan-Lanczos bidiagonalization, by the recurrence alone.
func plainLanczos(
  _ a: Matrix<Double>, start: Vector<Double>, steps: Int
) -> Bidiagonalization {
  var result = Bidiagonalization()
  var v = start / start.norm
  for _ in 0..<steps {
    result.vs.append(v)
    var u = a * v
    if let beta = result.betas.last, let last = result.us.last {
      u -= beta * last
    }
    let alpha = u.norm
    u = u / alpha
    result.us.append(u)
    result.alphas.append(alpha)
    let next = a.transpose * u - alpha * v
    result.betas.append(next.norm)
    v = next / next.norm
  }
  return result
}
// snippet.end

/// The same with every vector made orthogonal, twice, to all before it.
///
/// It ends early where a remainder is nothing but rounding.
func carefulLanczos(
  _ a: Matrix<Double>, start: Vector<Double>, steps: Int
) -> Bidiagonalization {
  func remainder(
    _ x: Vector<Double>, _ basis: [Vector<Double>]
  ) -> Vector<Double> {
    guard !basis.isEmpty else { return x }
    let q = Matrix(columns: basis)
    let once = x - q * (q.transpose * x)
    return once - q * (q.transpose * once)
  }
  let smallest = 1e-12 * a.frobeniusNorm
  var result = Bidiagonalization()
  var v = start / start.norm
  for _ in 0..<steps {
    result.vs.append(v)
    let u = remainder(a * v, result.us)
    if u.norm <= smallest { break }
    result.alphas.append(u.norm)
    result.us.append(u / u.norm)
    let next = remainder(a.transpose * (u / u.norm), result.vs)
    if next.norm <= smallest { break }
    result.betas.append(next.norm)
    v = next / next.norm
  }
  return result
}
