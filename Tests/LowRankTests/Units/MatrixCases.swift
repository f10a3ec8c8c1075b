import LinearAlgebra
import LowRank

extension UnitCase {
  /// The solvers that choose columns or rows.
  static func choosing(_ a: Matrix<Scalar>) -> [UnitCase] {
    typealias ID = InterpolativeDecomposition<Scalar>
    let decompositions: [(String, (Matrix<Scalar>, inout SplitMix64) throws -> ID)] = [
      ("plain ID", { a, _ in try ID(a, rank: 5) }),
      ("strong ID", { a, _ in try ID(strong: a, rank: 5) }),
      ("randomized ID", { a, g in try ID(randomized: a, rank: 5, using: &g) }),
      ("sketched ID", { a, g in try ID(sketched: a, rank: 5, using: &g) }),
      ("exchanging ID", { a, _ in try ID(exchanging: a, columns: [0, 1, 2, 3, 4]) }),
      ("ID for given columns", { a, _ in try ID(a, columns: [7, 1, 3]) }),
      ("certified ID", { a, _ in try CertifiedID(a, relativeError: 0.1).decomposition }),
    ]
    let selectors = ColumnSelector.allCases.map { selector in
      UnitCase.matrix("columns by \(selector)", a) { a, g in
        let columns = try a.selectColumns(6, by: selector, using: &g)
        return (columns, a)
      }
    }
    return decompositions.map { name, solve in
      UnitCase.matrix(name, a) { a, g in
        let id = try solve(a, &g)
        return (id.columnIndices, Matrix(id))
      }
    } + selectors + [
      .matrix("pivoted QR", a) { a, _ in
        let qr = try TruncatedPivotedQR(a, rank: 6)
        var result = a
        for (j, column) in qr.pivots.enumerated() {
          result[column: column] = (qr.q * qr.r)[column: j]
        }
        return (qr.pivots, result)
      },
      .matrix("two-sided ID", a) { a, _ in
        let id = try TwoSidedInterpolativeDecomposition(a, rank: 5)
        return (id.rowIndices + id.columnIndices, Matrix(id))
      },
      .matrix("CUR", a) { a, g in
        let cur = try CUR(leverage: a, rank: 4, rows: 6, columns: 6, using: &g)
        return (cur.rowIndices + cur.columnIndices, Matrix(cur))
      },
      .matrix("CUR by intersection", a) { a, _ in
        let cur = try CUR(intersection: a, rows: [0, 9, 30], columns: [0, 8, 20])
        return (cur.rowIndices, Matrix(cur))
      },
      .matrix("cross approximation", a) { a, g in
        let cross = try AdaptiveCrossApproximation(
          rows: a.rows, columns: a.columns, relativeError: 0.01, using: &g
        ) { a[$0, $1] }
        return (cross.rowIndices + cross.columnIndices, Matrix(cross.approximation))
      },
      .matrix("cross approximation of a rank", a) { a, _ in
        let cross = try AdaptiveCrossApproximation(rows: a.rows, columns: a.columns, rank: 4) {
          a[$0, $1]
        }
        return (cross.rowIndices + cross.columnIndices, Matrix(cross.approximation))
      },
    ]
  }

  /// The solvers that look for singular vectors.
  static func spectral(_ a: Matrix<Scalar>) -> [UnitCase] {
    let solvers: [(String, (Matrix<Scalar>, inout SplitMix64) throws -> SVD<Scalar>)] = [
      ("truncated SVD", { a, _ in try SVD(a).truncated(toRelativeError: 0.05) }),
      ("truncated to an energy", { a, _ in try SVD(a).truncated(toEnergy: 0.99) }),
      ("randomized SVD", { a, g in try SVD(randomized: a, rank: 5, using: &g) }),
      ("block Krylov SVD", { a, g in try SVD(blockKrylov: a, rank: 5, using: &g) }),
      ("Lanczos SVD", { a, g in try SVD(lanczos: a, rank: 5, using: &g) }),
      ("single-pass SVD", { a, g in try SVD(singlePass: a, rank: 5, using: &g) }),
      (
        "tolerance SVD",
        { a, g in
          try SVD(randomized: a, tolerance: a.spectralNorm() / 8, using: &g)
        }
      ),
    ]
    return solvers.map { name, solve in
      UnitCase.matrix(name, a) { a, g in
        let svd = try solve(a, &g)
        return ([svd.singularValues.count], Matrix(svd))
      }
    } + [
      .matrix("PCA", a) { a, g in
        let pca = try PCA(a, rank: 5, using: &g)
        let mean = Vector<Scalar>(repeating: 1, count: a.rows).outer(pca.mean)
        return ([pca.svd.singularValues.count], Matrix(pca.svd) + mean)
      }
    ]
  }

  /// The solvers of positive semidefinite matrices, and those whose result has another unit.
  static func others(_ a: Matrix<Scalar>) -> [UnitCase] {
    let kernel = a.gram()
    return [
      .matrix("randomly pivoted Cholesky", kernel) { a, g in
        let cholesky = try RandomlyPivotedCholesky(a, rank: 5, using: &g)
        return (cholesky.pivots, Matrix(LowRankMatrix(cholesky)))
      },
      .matrix("Nyström", kernel) { a, g in
        let landmarks = try a.landmarks(5, by: .randomlyPivotedCholesky, using: &g)
        return (landmarks, Matrix(try Nystrom(a, landmarks: landmarks)))
      },
      UnitCase("optimal weights") { unit in
        let pairs = try ColumnRowProduct(a.multiplied(by: unit), a.transposed())
        let weights = try pairs.optimallyWeighted([0, 3, 5, 20]).weights
        return Outcome(errors: weights.elements)
      },
      UnitCase("Newton-Schulz") { unit in
        let square = Matrix<Scalar>.identity(4) + Matrix(rows: 4, columns: 4, repeating: 0.5)
        let inverse = square.multiplied(by: unit).newtonSchulzPseudoInverse(steps: 12)
        return Outcome(errors: inverse.multiplied(by: unit).elements)
      },
    ]
  }
}
