public import LinearAlgebra
internal import RealModule

/// The discrete Fourier transform `y_k = Σ_j ω^{jk} x_j`, `ω = e^{−2πi/n}`, as an exact Monarch product.
///
/// Cooley and Tukey's step for n = b·c. Deal the input to b hands. Transform each hand, c numbers long. Then
/// frequency `i·c + γ` takes number γ of each hand β with the factor `ω^{(ic + γ)β}`. After the deal, the
/// slice of group γ and block β is a column in i times a row in j: of rank one.
///
/// ```swift
/// let fourier = FourierFactors<Double>(1024)
/// let (real, imaginary) = fourier(x)
/// fourier.matrix.storedNumbers   // 4·1024·(32 + 32), where the dense one has 4·1024²
/// ```
///
/// A complex number `u + iv` is kept as the real 2 × 2 matrix `[u −v; v u]`, so the matrix is real, 2n × 2n,
/// and its slices have rank 2. Rows hold all real parts and then all imaginary ones; so does each block of
/// columns.
///
/// Source: Cooley and Tukey, "An algorithm for the machine calculation of complex Fourier series", Math.
/// Comp. 19, 1965, https://doi.org/10.1090/S0025-5718-1965-0178586-1.
public struct FourierFactors<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The number of points, n.
  public let points: Int
  /// The matrix that acts on the dealt input, 2n × 2n.
  public let matrix: MonarchMatrix<Scalar>
  /// The deal before it, to b hands.
  public let deal: StridePermutation

  /// Factors the transform of n points.
  ///
  /// - Parameters:
  ///   - points: The number of points n, at least 1.
  ///   - blocks: The number b of blocks of the right factor, a divisor of n. If not given, the largest one
  ///     that is not above √n; for a prime number that is 1, and nothing is saved.
  /// - Precondition: b divides n.
  /// - Complexity: O(n·(b + c))
  public init(_ points: Int, blocks: Int? = nil) {
    let b = blocks ?? MonarchLayout.middleDivisor(of: points)
    demand(
      points >= 1 && b >= 1 && points.isMultiple(of: b),
      "a transform of \(points) points does not split into \(b) hands")
    let c = points / b
    let roots = Roots<Scalar>(points)
    self.points = points
    deal = StridePermutation(count: points, hands: b)
    let layout = MonarchLayout(
      rows: 2 * points, columns: 2 * points, rowGroups: c, columnBlocks: b, sliceRank: 2)
    // Row (ρ, i) and column (γ, part, β): the factor ω^{(ic + γ)β}.
    let left = Matrix<Scalar>(rows: 2 * b, columns: 2 * points) { row, column in
      let (group, part, block) = (column / (2 * b), column / b % 2, column % b)
      return roots.entry(row / b, part, power: (row % b * c + group) * block)
    }
    // Row (γ, part) and column (β, ρ, j): the factor ω^{bγj}, the same in every block.
    let right = Matrix<Scalar>(rows: 2 * c, columns: 2 * points) { row, column in
      roots.entry(row % 2, column / c % 2, power: b * (row / 2) * (column % c))
    }
    matrix = MonarchMatrix(layout, left: left, right: right)
  }

  /// The transform of complex numbers.
  ///
  /// - Precondition: Both parts have n entries.
  /// - Complexity: 8·n·(b + c) operations.
  public func callAsFunction(
    real: Vector<Scalar>, imaginary: Vector<Scalar>
  ) -> (real: Vector<Scalar>, imaginary: Vector<Scalar>) {
    demand(
      real.count == points && imaginary.count == points,
      "a transform of \(points) points does not take \(real.count) real and \(imaginary.count) "
        + "imaginary parts")
    let c = points / deal.hands
    let parts = [deal(real), deal(imaginary)]
    let x = Vector(
      (0..<(2 * points)).map { place in
        parts[place / c % 2][place / (2 * c) * c + place % c]
      })
    let y = matrix * x
    return (y[0..<points], y[points..<(2 * points)])
  }

  /// The transform of real numbers.
  ///
  /// - Precondition: There are n of them.
  public func callAsFunction(
    _ x: Vector<Scalar>
  ) -> (real: Vector<Scalar>, imaginary: Vector<Scalar>) {
    self(real: x, imaginary: .zero(x.count))
  }
}

/// The powers of `ω = e^{−2πi/n}`.
private struct Roots<Scalar: LinearAlgebraScalar> {
  let cosines: [Scalar]
  let sines: [Scalar]

  init(_ points: Int) {
    let angles = (0..<points).map { 2 * Double.pi * Double($0) / Double(points) }
    cosines = angles.map { Scalar(Double.cos($0)) }
    sines = angles.map { Scalar(-Double.sin($0)) }
  }

  /// An entry of the 2 × 2 matrix of a power.
  func entry(_ row: Int, _ column: Int, power: Int) -> Scalar {
    let index = power % cosines.count
    if row == column { return cosines[index] }
    return row == 0 ? -sines[index] : sines[index]
  }
}
