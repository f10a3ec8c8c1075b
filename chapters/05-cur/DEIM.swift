import Gallery
import LinearAlgebra
import Literate
import LowRank

// snippet.plain
/// Takes one row for each column of `v`: where it differs most from its
/// interpolation at the rows taken so far.
func interpolationPoints(_ v: Matrix<Double>) throws -> [Int] {
  var points: [Int] = []
  for k in 0..<v.columns {
    var residual = v[column: k]
    if k > 0 {
      let earlier = v[columns: 0..<k]
      let weights = try earlier[rows: points].solve(
        Vector(points.map { residual[$0] }))
      residual -= earlier * weights
    }
    let worst = residual.indices.max {
      residual[$0].magnitude < residual[$1].magnitude
    }
    if let worst { points.append(worst) }
  }
  return points
}
// snippet.end

func interpolate(_ page: Page) throws {
  let a = Scene(rows: 192, columns: 256).gray
  let svd = try SVD(a)
  var table = Table(
    "k", "ηp", "ηq", "bound on η", "error / σₖ₊₁", "ηp + ηq")
  for k in [5, 10, 20, 40] {
    // snippet.certificate
    let (u, v) = (svd.u[columns: 0..<k], svd.v[columns: 0..<k])
    let rows = try u.deimIndices()  // by one LU
    let columns = try v.deimIndices()
    let etaRows = try u.interpolationConstant(at: rows)
    let etaColumns = try v.interpolationConstant(at: columns)
    let cur = try CUR(a, rows: rows, columns: columns)
    // snippet.end
    let error = try (a - Matrix(cur)).spectralNorm()
    let apriori = (256.0 * Double(k) / 3).squareRoot() * .exp2(Double(k))
    table.row(
      "\(k)", etaRows.formatted(digits: 3), etaColumns.formatted(digits: 3),
      apriori.formatted(digits: 2),
      (error / svd.singularValues[k]).formatted(digits: 3),
      (etaRows + etaColumns).formatted(digits: 3))
    if k == 20 { try show(a, cur, page) }
    if k == 20 {
      let agree = try interpolationPoints(v) == columns
      page.record("deim-agree", agree ? "the same" : "other")
      let relative = relativeError(Matrix(cur), of: a)
      page.record("deim-error", percent(relative))
    }
  }
  page.print(table)
  try keepPicture(page)
}

/// The picture with the chosen rows and columns lit, those alone, and what
/// they make of the rest.
private func show(
  _ a: Matrix<Double>, _ cur: CUR<Double>, _ page: Page
) throws {
  let (rows, columns) = (Set(cur.rowIndices), Set(cur.columnIndices))
  let kept = Matrix<Double>(rows: a.rows, columns: a.columns) { i, j in
    rows.contains(i) || columns.contains(j) ? a[i, j] : 255
  }
  try page.figure(
    "skeleton",
    [[Image(gray: a), Image(gray: kept), Image(gray: Matrix(cur))]])
}
