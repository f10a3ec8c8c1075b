import LinearAlgebra

/// The columns of a sketch that pivoted QR takes first, and a few that would help most after those.
///
/// With `eⱼ` what the columns taken leave of column j, taking it as well lowers the squared error of
/// the sketch by `‖Eᵀeⱼ‖²/‖eⱼ‖²`. Pivoted QR would take the longest `eⱼ` instead: for a single column
/// that is nearly as good, but among candidates for an exchange it is the gain that counts.
struct LeadingColumns<Scalar: LinearAlgebraScalar> {
  /// All columns, the candidates first.
  let order: [Int]
  /// The triangular factor of the independent ones among the candidates.
  let factor: Matrix<Scalar>

  /// Looks at a sketch in single precision first.
  ///
  /// Comparing lengths needs few digits. They are enough unless the columns are so nearly dependent
  /// that the rounding errors show.
  ///
  /// - Parameters:
  ///   - sketch: The sketch.
  ///   - rank: The number k, at least 1 and at most `count`.
  ///   - count: The number of candidates, at most the smaller size of the sketch.
  /// - Throws: `LinearAlgebraError.notFinite`.
  init(showing sketch: Matrix<Scalar>, rank: Int, count: Int) throws(LinearAlgebraError) {
    try sketch.requireFinite(for: "Column-pivoted QR")
    let unit = PowerOfTwo(notAbove: sketch.maxNorm)
    let tame = sketch.divided(by: unit)
    let found: (order: [Int], factor: Matrix<Scalar>)
    let rough =
      Scalar.self == Float.self
      ? nil : try LeadingColumns<Float>(of: Matrix(tame), rank, count, isHasty: true)
    if let rough, rough.factor.isClearlyRegular(rows: count) {
      found = (rough.order, Matrix(rough.factor))
    } else {
      let fine = try LeadingColumns(of: tame, rank, count, isHasty: false)
      found = (fine.order, fine.factor)
    }
    (order, factor) = (found.order, found.factor.multiplied(by: unit))
  }

  private init(
    of sketch: Matrix<Scalar>, _ rank: Int, _ count: Int, isHasty: Bool
  ) throws(LinearAlgebraError) {
    var panels = PivotedQRPanels(sketch, isHasty: isHasty)
    panels.run(upTo: rank, residual: 0)
    let taken = panels.steps
    let helpers = taken < rank ? [] : panels.helpers(count - rank)
    let places = Array(0..<taken) + helpers
    let chosen = Set(helpers)
    let others = (taken..<sketch.columns).filter { !chosen.contains($0) }
    order = (places + others).map { panels.pivots[$0] }
    let triangle = try panels.triangle(of: places)
    let first = triangle.diagonal.first?.magnitude ?? 0
    let tolerance = Scalar(Swift.max(sketch.rows, sketch.columns)) * .ulpOfOne * first
    let independent = triangle.diagonal.prefix { $0.magnitude > tolerance }.count
    factor = triangle[rows: 0..<independent][columns: 0..<independent].multiplied(by: panels.unit)
  }
}

extension Matrix where Scalar == Float {
  /// Whether all columns are there and rounding has not touched the least of them.
  fileprivate func isClearlyRegular(rows count: Int) -> Bool {
    let lengths = diagonal.map(\.magnitude)
    guard rows == count, let first = lengths.first, let last = lengths.min() else { return false }
    return last > 100 * .ulpOfOne * first
  }
}

extension PivotedQRPanels {
  /// The places of the columns beyond those taken that would lower the error most, one after another,
  /// at most so many.
  ///
  /// Only the longest are tried, six for each that is wanted.
  fileprivate func helpers(_ count: Int) -> [Int] {
    let (height, width) = (rows - steps, columns - steps)
    if count == 0 || height == 0 || width == 0 { return [] }
    let lengths = Vector(norms[steps...])
    let tried = Array(lengths.indicesByValue.prefix(6 * count))
    let (step, first) = (rows, steps + steps * rows)
    let rest = Matrix(
      rows: height, columns: tried.count,
      columnMajor: tried.flatMap { j in
        entries[(first + j * step)..<(first + j * step + height)]
      })
    var products = Matrix<Scalar>.zero(rows: width, columns: tried.count)
    products.withMutableEntries { target in
      rest.elements.withUnsafeBufferPointer { few in
        entries.withUnsafeBufferPointer { all in
          guard let few = few.baseAddress, let all = all.baseAddress else { return }
          BLAS.addProduct(
            1, Part(all + first, stride: step, transposed: true), Part(few, stride: height),
            to: target, stride: width, width, tried.count, height)
        }
      }
    }
    return ExchangeRule.gains(rest.gram(), products.gram(), count).map { steps + tried[$0] }
  }

  /// The triangular factor of the columns taken and of others, in the order of their places.
  fileprivate func triangle(of places: [Int]) throws(LinearAlgebraError) -> Matrix<Scalar> {
    let work = Matrix(rows: rows, columns: columns, columnMajor: entries)
    let upper = work.upperTriangle(rows: steps)[columns: places]
    let others = Array(places[steps...])
    if others.isEmpty { return upper }
    let below = try QR(work[columns: others][rows: steps..<rows]).r
    let zeros = Matrix<Scalar>.zero(rows: others.count, columns: steps)
    return upper.appending(rowsOf: zeros.appending(columnsOf: below))
  }
}
