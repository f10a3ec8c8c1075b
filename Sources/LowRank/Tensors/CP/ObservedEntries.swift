internal import LinearAlgebra
internal import RealModule

/// The entries of a tensor that are there, sorted by their index in each mode.
struct ObservedEntries<Scalar: LinearAlgebraScalar> {
  private let sizes: [Int]
  private let values: [Scalar]
  /// For every mode, the index of every entry.
  private let indices: [[Int]]
  /// For every mode and index, which entries are in that slice.
  private let slices: [[[Int]]]
  private let unit: PowerOfTwo<Scalar>

  init(_ tensor: Tensor<Scalar>) {
    sizes = tensor.sizes
    let present = tensor.elements.indices.filter { !tensor.elements[$0].isNaN }
    let raw = Vector(present.map { tensor.elements[$0] })
    unit = raw.unit
    values = raw.divided(by: unit).elements
    var strides: [Int] = []
    for mode in tensor.sizes.indices { strides.append(tensor.sizes[..<mode].reduce(1, *)) }
    indices = tensor.sizes.indices.map { mode in
      present.map { $0 / strides[mode] % tensor.sizes[mode] }
    }
    slices = zip(tensor.sizes, indices).map { size, indices in
      var slices = [[Int]](repeating: [], count: size)
      for (entry, index) in indices.enumerated() { slices[index].append(entry) }
      return slices
    }
  }

  /// Sweeps over the modes until the error on the observed entries stands still.
  func fit(
    _ start: CP<Scalar>, _ settings: CPSettings<Scalar>
  ) throws(LinearAlgebraError) -> CPFit<Scalar> {
    var factors = start.factors
    let norm = Vector(values).norm
    let share = norm > 0 ? Scalar.root(norm * norm, sizes.count) : 1
    let penalty = settings.ridge * norm * norm / share
    var errors: [Scalar] = []
    var last = Scalar.infinity
    var hasConverged = norm == 0
    if hasConverged { factors = factors.map { .zero(rows: $0.rows, columns: $0.columns) } }
    while errors.count < settings.sweeps && !hasConverged {
      for mode in sizes.indices { try update(mode, &factors, penalty) }
      let error = residualNorm(factors) / norm
      errors.append(error)
      factors = CP(factors: factors).balanced().factors
      let sizes = penalty > 0 ? factors.reduce(0) { $0 + $1.gram().trace } : 0
      let objective = (error * error + penalty * sizes / (norm * norm)).squareRoot()
      hasConverged = settings.isEnough(objective, after: last)
      last = objective
    }
    return try CPFit(
      factors: factors, unit: unit, relativeErrors: errors, hasConverged: hasConverged)
  }

  /// Solves for every row of one factor, `(Σ z zᵀ + μI) a = Σ x z` over the entries of its slice.
  private func update(
    _ mode: Int, _ factors: inout [Matrix<Scalar>], _ penalty: Scalar
  ) throws(LinearAlgebraError) {
    let rank = factors[mode].columns
    let rows = factors.map { $0.transposed() }
    for (index, entries) in slices[mode].enumerated() {
      let products = self.products(of: rows, except: mode, at: entries)
      var gram = products.rowGram()
      if penalty > 0 { gram += Matrix(diagonal: Vector(repeating: penalty, count: rank)) }
      let target = products * Vector(entries.map { values[$0] })
      factors[mode][row: index] = try Matrix(row: target).dividedByGram(gram)[row: 0]
    }
  }

  /// For every entry a column: the entrywise product of the rows of the other factors at its index.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func products(
    of rows: [Matrix<Scalar>], except kept: Int?, at entries: [Int]
  ) -> Matrix<Scalar> {
    let rank = rows[0].rows
    var products = [Scalar](repeating: 1, count: rank * entries.count)
    for mode in sizes.indices where mode != kept {
      let (factor, indices) = (rows[mode].elements, indices[mode])
      for (place, entry) in entries.enumerated() {
        let column = indices[entry] * rank
        for r in 0..<rank { products[place &* rank &+ r] *= factor[column &+ r] }
      }
    }
    return Matrix(rows: rank, columns: entries.count, columnMajor: products)
  }

  /// The length of the residual over the observed entries, each computed as it is.
  private func residualNorm(_ factors: [Matrix<Scalar>]) -> Scalar {
    let products = products(
      of: factors.map { $0.transposed() }, except: nil, at: Array(values.indices))
    let ones = Vector<Scalar>(repeating: 1, count: factors[0].columns)
    return (Vector(values) - products.transpose * ones).norm
  }
}
