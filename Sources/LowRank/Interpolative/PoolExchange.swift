import LinearAlgebra

/// A choice of k columns among a few more, improved one exchange at a time.
///
/// With the inner products of the pool's columns, and those of their products with the matrix, the
/// error of every choice is known without looking at the matrix again. What is kept for the choice S
/// is, for its own columns, the dual basis `dᵢ` with its inner products `W = (CᵀC)⁻¹`; for the others,
/// what S leaves of them, `eⱼ`, with theirs; and between the two, the coefficients `C⁺cⱼ`. Adding
/// column j lowers the squared error by `‖Aᵀeⱼ‖²/‖eⱼ‖²`, dropping column i raises it by
/// `‖Aᵀdᵢ‖²/‖dᵢ‖²`, and both change everything by a matrix of rank one: the sweep operator of
/// regression. Source: Goodnight, "A tutorial on the sweep operator", The American Statistician 33,
/// 1979.
struct PoolExchange<Scalar: LinearAlgebraScalar> {
  private let size: Int
  /// Whether a column is in S.
  private var isChosen: [Bool]
  /// `W`, the coefficients and the remainders' inner products, in one symmetric table.
  private var table: [Scalar]
  /// The inner products of `Aᵀdᵢ` and `Aᵀeⱼ`.
  private var images: [Scalar]

  /// Begins with the first columns.
  ///
  /// - Parameters:
  ///   - r: The pool in an orthonormal basis, upper triangular.
  ///   - gram: The inner products `(QᵀA)(QᵀA)ᵀ` in that basis.
  ///   - count: The number k.
  /// - Throws: `LinearAlgebraError.singular` if the first columns are dependent.
  init(
    _ r: Matrix<Scalar>, gram: Matrix<Scalar>, choosing count: Int
  ) throws(LinearAlgebraError) {
    size = r.columns
    isChosen = (0..<r.columns).map { $0 < count }
    let (first, rest) = (0..<count, count..<r.columns)
    let leading = r[rows: first]
    let inverse = try leading[columns: first].solveTriangular(.upper, .identity(count))
    let coefficients = inverse * leading[columns: rest]
    let left = r[rows: rest][columns: rest]
    table = Matrix.blocks(inverse.rowGram(), coefficients, left.gram()).elements
    let none = Matrix<Scalar>.zero(rows: count, columns: rest.count)
    let vectors = Matrix.blocks(inverse, none, left.transposed())
    images = (vectors * gram * vectors.transpose).elements
  }

  /// The places of the chosen columns.
  var chosen: [Int] { isChosen.indices.filter { isChosen[$0] } }

  /// Exchanges single columns as long as the error falls, at most a number of times; each time the
  /// two columns with which it falls most.
  mutating func run(limit: Int) {
    for _ in 0..<limit {
      guard let (incoming, outgoing) = bestExchange() else { return }
      flip(incoming)
      flip(outgoing)
    }
  }

  /// The exchange that lowers the squared error most, if one does.
  ///
  /// With column j in S as well, `dᵢ` becomes `dᵢ − fᵢⱼeⱼ` for `f = C⁺cⱼ/‖eⱼ‖²`, so that the cost of
  /// dropping i then is known from the inner products that there are.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func bestExchange() -> (incoming: Int, outgoing: Int)? {
    let n = size
    var found: (incoming: Int, outgoing: Int)?
    var most: Scalar = 0
    for j in 0..<n where !isChosen[j] && table[j + j * n] > 0 {
      let length = table[j + j * n]
      let gain = images[j + j * n] / length
      // An improvement within rounding errors could go around in circles.
      var least = gain * (1 - Scalar.ulpOfOne.squareRoot()) - most
      for i in 0..<n where isChosen[i] {
        let coefficient = table[i &+ j &* n]
        let f = coefficient / length
        let image =
          images[i &+ i &* n] - 2 * f * images[i &+ j &* n] + f * f * images[j &+ j &* n]
        let loss = image / (table[i &+ i &* n] + coefficient * f)
        if loss < least {
          (least, found) = (loss, (j, i))
        }
      }
      most = Swift.max(most, gain * (1 - Scalar.ulpOfOne.squareRoot()) - least)
    }
    return found
  }

  /// Moves a column into S or out of it.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private mutating func flip(_ j: Int) {
    let (n, isAdded) = (size, !isChosen[j])
    let pivot = table[j + j * n]
    let column = Array(table[(j * n)..<((j + 1) * n)])
    let image = Array(images[(j * n)..<((j + 1) * n)])
    // What a vector loses of vector j: its sign depends on the sides of the two.
    let shares = (0..<n).map { l in
      (isChosen[l] || isAdded ? column[l] : -column[l]) / pivot
    }
    for m in 0..<n {
      for l in 0..<n {
        let isOpposite = isChosen[l] == isAdded && isChosen[m] == isAdded
        let product = column[l] * column[m] / pivot
        table[l &+ m &* n] += isOpposite ? product : -product
        images[l &+ m &* n] +=
          shares[l] * (shares[m] * image[j] - image[m]) - shares[m] * image[l]
      }
    }
    for m in 0..<n {
      let entry = m == j ? 1 / pivot : (isChosen[m] ? -column[m] : column[m]) / pivot
      let product = (m == j ? image[j] / pivot : image[m] - shares[m] * image[j]) / pivot
      (table[j + m * n], table[m + j * n]) = (entry, entry)
      (images[j + m * n], images[m + j * n]) = (product, product)
    }
    isChosen[j].toggle()
  }
}

extension Matrix {
  /// A square matrix from three blocks; the one below the diagonal is the transpose of that above.
  fileprivate static func blocks(_ a: Matrix, _ b: Matrix, _ c: Matrix) -> Matrix {
    a.appending(columnsOf: b).appending(rowsOf: b.transposed().appending(columnsOf: c))
  }
}
