import Grading
import LinearAlgebra

/// What people really get wrong about crosses.
func crossMistakes() -> [Mistake<CrossAnswer>] {
  wrongCrosses() + wrongRows() + wrongEnds() + wrongReading()
}

/// The method of the reference, with one thing done otherwise.
private struct Cross {
  var size: (Double) -> Double = { $0.magnitude }
  var subtractsFromRow = true
  var subtractsFromColumn = true
  var scaled: (_ v: Vector<Double>, _ pivot: Double) -> Vector<Double> = { $0 / $1 }
  var limit: (_ row: Vector<Double>, _ rest: Vector<Double>) -> Double = { row, _ in
    1e-14 * row.norm
  }
  var next: (_ unread: [Int], _ u: Vector<Double>, _ i: Int) -> Int? = { unread, u, _ in
    unread.max { u[$0].magnitude < u[$1].magnitude }
  }
  var afterNothing: (_ unread: [Int], _ i: Int) -> Int? = { unread, _ in unread.first }
  var countsNothing = false
  var extraCalls: (_ i: Int, _ j: Int) -> [(Int, Int)] = { _, _ in [] }

  func answer() -> CrossAnswer {
    { m, n, k, entry in
      var (left, right, unread) = ([Vector<Double>](), [Vector<Double>](), Array(0..<m))
      var (row, count) = (k > 0 ? unread.first : nil, 0)
      while count < k, let i = row {
        unread.removeAll { $0 == i }
        let whole = Vector((0..<n).map { entry(i, $0) })
        var v = whole
        if subtractsFromRow { for (x, y) in zip(left, right) { v -= x[i] * y } }
        let pivot = v.indices.max { size(v[$0]) < size(v[$1]) }
        guard let j = pivot, v[j].magnitude > limit(whole, v) else {
          row = afterNothing(unread, i)
          if countsNothing { count += 1 }
          continue
        }
        var u = Vector((0..<m).map { entry($0, j) })
        if subtractsFromColumn { for (x, y) in zip(left, right) { u -= y[j] * x } }
        for (i, j) in extraCalls(i, j) { _ = entry(i, j) }
        left.append(u)
        right.append(scaled(v, v[j]))
        count += 1
        row = next(unread, u, i)
      }
      if left.isEmpty { return (.zero(rows: m, columns: 0), .zero(rows: 0, columns: n)) }
      return (Matrix(columns: left), Matrix(columns: right).transposed())
    }
  }
}

private func wrongCrosses() -> [Mistake<CrossAnswer>] {
  [
    Mistake(
      "forgets to divide by the pivot", caughtAt: "the example",
      Cross(scaled: { v, _ in v }).answer()),
    Mistake(
      "divides both factors by the pivot", caughtAt: "the example",
      Cross(scaled: { $0 / ($1 * $1) }).answer()),
    Mistake(
      "divides by the magnitude of the pivot", caughtAt: "a negative pivot",
      Cross(scaled: { $0 / $1.magnitude }).answer()),
    Mistake(
      "takes the largest entry, not the largest magnitude", caughtAt: "a negative pivot",
      Cross(size: { $0 }).answer()),
    Mistake(
      "does not subtract earlier crosses from the row", caughtAt: "two crosses",
      Cross(subtractsFromRow: false).answer()),
    Mistake(
      "does not subtract earlier crosses from the column", caughtAt: "two crosses",
      Cross(subtractsFromColumn: false).answer()),
  ]
}

private func wrongRows() -> [Mistake<CrossAnswer>] {
  [
    Mistake(
      "takes the rows in their order", caughtAt: "full rank, tall",
      Cross(next: { unread, _, _ in unread.first }).answer()),
    Mistake(
      "takes the row of the largest rest, not of the largest magnitude",
      caughtAt: "a negative rest in the column",
      Cross(next: { unread, u, _ in unread.max { u[$0] < u[$1] } }).answer()),
    Mistake(
      "stops at a row that has nothing left", caughtAt: "a first row of zeros",
      Cross(afterNothing: { _, _ in nil }).answer()),
    Mistake(
      "goes on with the next number", caughtAt: "a row to come back to",
      Cross(afterNothing: { unread, i in unread.first { $0 > i } }).answer()),
    Mistake(
      "counts a row that has nothing left as a cross", caughtAt: "a first row of zeros",
      Cross(countsNothing: true).answer()),
  ]
}

private func wrongEnds() -> [Mistake<CrossAnswer>] {
  func limited(
    _ name: String, at caseName: String,
    _ limit: @escaping (_ row: Vector<Double>, _ rest: Vector<Double>) -> Double
  ) -> Mistake<CrossAnswer> {
    Mistake(name, caughtAt: caseName, Cross(limit: limit).answer())
  }
  return [
    Mistake(
      "divides by a pivot that is zero", caughtAt: "a first row of zeros",
      Cross(limit: { _, _ in -1 }).answer()),
    limited("calls a rest nothing only if it is zero", at: "a rest just below the limit, as it is")
    {
      _, _ in 0
    },
    limited("measures the rest beside itself", at: "a rest just below the limit, as it is") {
      1e-14 * $1.norm + 0 * $0.norm
    },
    limited("has a limit of 1e-12", at: "a rest just above the limit, as it is") { _, _ in 1e-12 },
    limited("has a limit of 1e-14", at: "a rest just below the limit, as it is") { _, _ in 1e-14 },
    limited("has a limit of 1e-8 of the row", at: "a rest just above the limit, as it is") {
      1e-8 * $0.norm + 0 * $1.norm
    },
    Mistake("fills up with zeros", caughtAt: "a first row of zeros, k = 2") { m, n, k, entry in
      let (left, right) = try Cross().answer()(m, n, k, entry)
      let missing = k - left.columns
      return (
        left.appending(columnsOf: .zero(rows: m, columns: missing)),
        right.appending(rowsOf: .zero(rows: missing, columns: n))
      )
    },
  ]
}

private func wrongReading() -> [Mistake<CrossAnswer>] {
  [
    Mistake("reads the whole matrix first", caughtAt: "k = 0") {
      m, n, k, entry in
      let a = Matrix(rows: m, columns: n) { i, j in entry(i, j) }
      return try Cross().answer()(m, n, k) { a[$0, $1] }
    },
    Mistake(
      "asks for the pivot once more", caughtAt: "the example",
      Cross(extraCalls: { i, j in [(i, j)] }).answer()),
  ]
}
