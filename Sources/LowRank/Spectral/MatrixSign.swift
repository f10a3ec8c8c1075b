public import LinearAlgebra

extension Matrix {
  /// The matrix sign `msign(M) = U_r V_rᵀ`, from the singular value decomposition `M = UΣVᵀ`.
  ///
  /// All singular values that are not zero become 1. It is `M(MᵀM)^{+1/2}`; where M has full rank the
  /// orthonormal factor of a ``PolarDecomposition``, the nearest matrix with orthonormal rows or columns;
  /// and of all matrices of spectral norm at most 1 one with the greatest inner product with M, which is
  /// the nuclear norm. The sign of the zero matrix is zero. (For square matrices, numerical analysis calls
  /// another matrix by this name, which has eigenvalues in place of singular values.)
  ///
  /// - Parameter relativeTolerance: The fraction of the largest up to which singular values count as
  ///   zero; max(m, n)·ε if there is none.
  /// - Returns: The sign, m × n.
  /// - Throws: `LinearAlgebraError.notFinite`, `LinearAlgebraError.overflow`.
  /// - Complexity: O(m·n·min(m, n))
  public func matrixSign(
    relativeTolerance: Scalar? = nil
  ) throws(LinearAlgebraError) -> Matrix {
    let svd = try SVD(self)
    let kept = 0..<svd.numericalRank(relativeTolerance: relativeTolerance)
    return svd.u[columns: kept] * svd.v[columns: kept].transpose
  }

  /// An approximation of the matrix sign by polynomials, from products of matrices alone.
  ///
  /// The matrix is divided by its Frobenius norm, so that no singular value is above 1, and each
  /// polynomial is applied in turn. A singular value that is `x` times the norm becomes what the
  /// polynomials make of x, whatever its vectors are; of a singular value that is zero nothing is made.
  ///
  /// - Parameters:
  ///   - polynomials: The steps, such as five of ``OddPolynomial/muon`` or ``PolarExpress/polynomials``.
  ///   - method: With which matrices the products are made.
  /// - Returns: The approximation; zero for the zero matrix.
  /// - Throws: `LinearAlgebraError.notFinite`.
  /// - Complexity: With `method` `.whole` a step takes 2·s²·(l + s) + … operations for a short side s and
  ///   a long side l: s²l for the Gram matrix, s³ for its square, 2s²l for the product.
  public func matrixSign(
    by polynomials: some Sequence<OddPolynomial>, _ method: SignMethod = .whole
  ) throws(LinearAlgebraError) -> Matrix {
    try requireFinite(for: "The matrix sign")
    // The short side first: then the squares are small.
    if rows > columns { return try transposed().matrixSign(by: polynomials, method).transposed() }
    let unit = self.unit
    let tame = divided(by: unit)
    let norm = tame.frobeniusNorm
    if norm == 0 { return .zero(rows: rows, columns: columns) }
    let start = tame / norm
    return switch method {
    case .whole: polynomials.reduce(start) { $0.step($1) }
    case .gram: start.gramSteps(polynomials) * start
    }
  }

  /// `p(X) = aX + (bA + cA²)X` with `A = XXᵀ`, for a matrix that is not taller than wide.
  private func step(_ p: OddPolynomial) -> Matrix {
    p.inner(of: rowGram()).product(self, adding: Scalar(p.a))
  }

  /// The matrix Q with which `QX` is what all steps make of X, from the Gram matrix `G = XXᵀ` alone.
  ///
  /// All that occurs is a polynomial of G, and commutes: the Gram matrix of `QX` is `Q²G`.
  private func gramSteps(_ polynomials: some Sequence<OddPolynomial>) -> Matrix {
    let g = rowGram()
    var q = Matrix.identity(rows)
    for p in polynomials {
      let a = q * g * q.transpose
      var factor = p.inner(of: (a + a.transposed()).scaled(by: 0.5))
      for i in 0..<rows { factor[i, i] += Scalar(p.a) }
      q = factor * q
    }
    return q
  }
}

/// With which matrices the products of a matrix sign are made.
public enum SignMethod: String, CaseIterable, Sendable {
  /// With all of the matrix, in each step.
  case whole
  /// With its Gram matrix on the short side, and with all of it once at the end.
  ///
  /// Cheaper from an aspect ratio of about two. The Gram matrix has the squares of the singular values,
  /// so that those below √ε of the largest are lost in rounding.
  case gram
}

extension OddPolynomial {
  /// The matrix `bA + cA²` for a symmetric A, whose square takes half a product.
  fileprivate func inner<Scalar>(of a: Matrix<Scalar>) -> Matrix<Scalar> {
    if c == 0 { return Scalar(b) * a }
    return a.symmetricPolynomial(square: Scalar(c), linear: Scalar(b))
  }
}
