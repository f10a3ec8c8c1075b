internal import LinearAlgebra

/// One small ridge regression for each row of a sparse matrix, all over the columns of one design.
///
/// Row u has the entries `(j, wⱼ, tⱼ)`. With zⱼ for column j of the design Z its solution is the x with
///
///     (B + Σⱼ wⱼ zⱼzⱼᵀ + λᵤI) x = Σⱼ tⱼ zⱼ .
///
/// B is the same for all rows. The columns of a row are gathered, so that the sum over j is one
/// product of BLAS (`syrk`) instead of one update of a matrix for each entry.
struct RowSystems<Scalar: LinearAlgebraScalar> {
  /// Z, a column for each column of the sparse matrix.
  let design: Matrix<Scalar>
  /// B, or nothing.
  let base: Matrix<Scalar>?
  /// Where the entries of each row begin; one more at the end.
  let starts: [Int]
  /// The columns of the entries.
  let indices: [Int32]
  /// The weights wⱼ, at least 0; where there are none, all are 1.
  let weights: [Scalar]?
  /// The numbers tⱼ.
  let targets: [Scalar]
  /// For each row λᵤ.
  let penalties: [Scalar]

  var rows: Int { starts.count - 1 }
  private var size: Int { design.rows }

  /// Solves for all rows; one without entries has the solution 0.
  ///
  /// The threads share the rows. Their products are small, and BLAS has one thread for each.
  ///
  /// - Returns: A column for each row.
  /// - Throws: `LinearAlgebraError.notPositiveDefinite` where a row has no penalty and too few entries.
  /// - Complexity: k²(entries) + (1/3)k³(rows) operations for a design of k rows.
  func solve() throws(LinearAlgebraError) -> Matrix<Scalar> {
    var solutions = Matrix<Scalar>.zero(rows: size, columns: rows)
    let (size, longest, pieces) = (size, longestRow, RowPieces(rows))
    var failures = [Int](repeating: 0, count: pieces.count)
    solutions.withEntries { x in
      failures.withUnsafeMutableBufferPointer { failures in
        nonisolated(unsafe) let (x, failures) = (x, failures)  // each piece has places of its own
        Threads.performApart(pieces.count, in: { RowSystem<Scalar>(size: size, most: longest) }) {
          system, piece in
          for row in pieces[piece] where failures[piece] == 0 && starts[row] < starts[row + 1] {
            failures[piece] = solve(row, &system, into: x + row * size)
          }
        }
      }
    }
    if let failure = failures.first(where: { $0 > 0 }) {
      throw .notPositiveDefinite(leadingMinor: failure)
    }
    return solutions
  }

  private var longestRow: Int { zip(starts, starts.dropFirst()).map { $1 - $0 }.max() ?? 0 }

  /// The matrix of one row, factored as RᵀR, in the upper triangle of a square.
  func factored(row: Int) throws(LinearAlgebraError) -> Matrix<Scalar> {
    var system = RowSystem<Scalar>(size: size, most: starts[row + 1] - starts[row])
    var solution = Vector<Scalar>.zero(size).elements
    let failure = solve(row, &system, into: &solution)
    if failure > 0 { throw .notPositiveDefinite(leadingMinor: failure) }
    return system.square
  }

  private func solve(
    _ row: Int, _ system: inout RowSystem<Scalar>, into x: UnsafeMutablePointer<Scalar>
  ) -> Int {
    let places = starts[row]..<starts[row + 1]
    gather(places, &system, into: x)
    setBase(penalties[row], &system)
    var failure = 0
    let size = size
    system.gathered.withEntries { z in
      system.square.withEntries { a in
        Kernels<Scalar>.addRowGram(z, size, places.count, to: a)
        failure = Kernels<Scalar>.factor(positiveDefinite: a, size: size)
        if failure == 0 {
          FactorLoops.solve(factored: a, size: size, x)
        }
      }
    }
    return failure
  }

  /// `√wⱼ zⱼ` side by side, and `Σ tⱼ zⱼ`.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func gather(
    _ places: Range<Int>, _ system: inout RowSystem<Scalar>, into sum: UnsafeMutablePointer<Scalar>
  ) {
    let size = size
    for k in 0..<size { sum[k] = 0 }
    system.gathered.withEntries { z in
      design.elements.withUnsafeBufferPointer { design in
        guard let design = design.baseAddress else { return }
        for place in places {
          let column = design + Int(indices[place]) * size
          let target = z + (place - places.lowerBound) * size
          let root = weights.map { $0[place].squareRoot() } ?? 1
          let value = targets[place]
          for k in 0..<size {
            let entry = column[k]
            target[k] = root * entry
            sum[k] += value * entry
          }
        }
      }
    }
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func setBase(_ penalty: Scalar, _ system: inout RowSystem<Scalar>) {
    let size = size
    system.square.withEntries { a in
      if let base {
        base.elements.withUnsafeBufferPointer { base in
          for k in 0..<(size * size) { a[k] = base[k] }
        }
      } else {
        for k in 0..<(size * size) { a[k] = 0 }
      }
      for k in 0..<size { a[k * size + k] += penalty }
    }
  }
}

/// Rows in pieces that a thread takes: so few that the columns which they gather stay in the cache.
struct RowPieces {
  static let length = 16

  private let rows: Int

  init(_ rows: Int) { self.rows = rows }

  var count: Int { (rows + Self.length - 1) / Self.length }

  subscript(piece: Int) -> Range<Int> {
    (piece * Self.length)..<min((piece + 1) * Self.length, rows)
  }
}

/// The memory that the systems of a thread share.
struct RowSystem<Scalar: LinearAlgebraScalar> {
  var gathered: Matrix<Scalar>
  var square: Matrix<Scalar>

  init(size: Int, most: Int) {
    gathered = .zero(rows: size, columns: most)
    square = .zero(rows: size, columns: size)
  }
}
