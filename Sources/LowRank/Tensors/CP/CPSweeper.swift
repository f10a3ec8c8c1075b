internal import LinearAlgebra
internal import RealModule

/// The state of an alternating least-squares fit.
struct CPSweeper<Scalar: LinearAlgebraScalar> {
  private let tensor: Tensor<Scalar>
  private let settings: CPSettings<Scalar>
  private let squaredNorm: Scalar
  private let penalty: Scalar
  private(set) var factors: [Matrix<Scalar>]
  private(set) var grams: [Matrix<Scalar>]
  private(set) var relativeErrors: [Scalar] = []
  private(set) var hasConverged = false
  private var contractions: SharedContractions<Scalar>
  /// What the last mode's update leaves for the error: `⟨X, X̂⟩`.
  private var overlap: Scalar = 0

  init(_ tensor: Tensor<Scalar>, start: [Matrix<Scalar>], settings: CPSettings<Scalar>) {
    self.tensor = tensor
    self.settings = settings
    squaredNorm = tensor.inner(tensor)
    // Factors that share the tensor's norm evenly have ‖Aₙ‖² of the order ‖X‖^{2/N}.
    let share = squaredNorm > 0 ? Scalar.root(squaredNorm, start.count) : 1
    penalty = settings.ridge * squaredNorm / share
    factors = start
    grams = start.map { $0.gram() }
    contractions = SharedContractions(tensor, rank: start[0].columns)
  }

  mutating func run() throws(LinearAlgebraError) {
    guard squaredNorm > 0 else {
      factors = factors.map { .zero(rows: $0.rows, columns: $0.columns) }
      hasConverged = true
      return
    }
    var last = Scalar.infinity
    while relativeErrors.count < settings.sweeps && !hasConverged {
      // The last sweep always reads all digits: they are those of the error that is reported.
      if relativeErrors.count == settings.sweeps - 1 { contractions.readsRounded = false }
      try sweep()
      relativeErrors.append(relativeError())
      balance()
      let objective = penalizedError()
      let isEnough = settings.isEnough(objective, after: last)
      hasConverged = isEnough && !contractions.readsRounded
      // Single precision steers well while the error is far above its rounding.
      if isEnough || objective < 0.01 { contractions.readsRounded = false }
      last = objective
    }
    if relativeErrors.isEmpty { relativeErrors = [explicitRelativeError()] }
  }

  /// Updates every factor once, in order.
  private mutating func sweep() throws(LinearAlgebraError) {
    for mode in factors.indices { try update(mode, contractions.next(mode, factors)) }
  }

  /// Replaces one factor by the best one for the others, unless it is fixed.
  private mutating func update(
    _ mode: Int, _ contracted: Matrix<Scalar>
  ) throws(LinearAlgebraError) {
    if !settings.fixedModes.contains(mode) { try replace(mode, contracted) }
    if mode == factors.count - 1 {
      overlap = Tensor(contracted).inner(Tensor(factors[mode]))
    }
  }

  private mutating func replace(
    _ mode: Int, _ contracted: Matrix<Scalar>
  ) throws(LinearAlgebraError) {
    let rank = factors[mode].columns
    let ones = Matrix<Scalar>(rows: rank, columns: rank, repeating: 1)
    var gram = grams.indices.reduce(ones) { $1 == mode ? $0 : $0.hadamard(grams[$1]) }
    if penalty > 0 { gram += Matrix(diagonal: Vector(repeating: penalty, count: rank)) }
    switch settings.constraint {
    case .none: factors[mode] = try contracted.dividedByGram(gram)
    case .nonnegative: factors[mode] = factors[mode].descendedNonnegatively(gram, contracted)
    }
    grams[mode] = factors[mode].gram()
  }

  /// Gives every factor an equal share of each term's size, so that none overflows.
  private mutating func balance() {
    guard contractions.isFresh else { return }
    factors = CP(factors: factors).balanced().factors
    grams = factors.map { $0.gram() }
  }
}

extension CPSweeper {
  /// What the sweeps lower: the relative error, with the penalty on the factors if there is one.
  private func penalizedError() -> Scalar {
    let error = relativeErrors.last ?? 1
    if penalty == 0 { return error }
    let sizes = grams.reduce(0) { $0 + $1.trace }
    return (error * error + penalty * sizes / squaredNorm).squareRoot()
  }

  /// The relative error, from `‖X‖² − 2⟨X, X̂⟩ + ‖X̂‖²` if that difference has digits left.
  private func relativeError() -> Scalar {
    let products = grams.dropFirst().reduce(grams[0]) { $0.hadamard($1) }
    let squaredError = squaredNorm - 2 * overlap + products.elements.reduce(0, +)
    // Diverging terms cancel in the sum over the products, and their size bounds its rounding.
    let size = squaredNorm + products.elements.reduce(0) { $0 + $1.magnitude }
    if squaredError > Scalar.ulpOfOne.squareRoot() * size {
      return (squaredError / squaredNorm).squareRoot()
    }
    return explicitRelativeError()
  }

  /// The relative error from the residual itself, in blocks that stay in the cache.
  private func explicitRelativeError() -> Scalar {
    guard squaredNorm > 0 else { return 0 }
    let cut = tensor.balancedCut
    let matrix = tensor.matricized(leading: cut)
    let left = Matrix.khatriRao(firstFastest: factors[..<cut])
    let right =
      factors.count > 1
      ? Matrix.khatriRao(firstFastest: factors[cut...])
      : Matrix(rows: 1, columns: left.columns, repeating: 1)
    let width = Swift.max(1, 100_000 / Swift.max(1, matrix.rows))
    var errors: [Scalar] = []
    for start in stride(from: 0, to: matrix.columns, by: width) {
      let block = start..<Swift.min(start + width, matrix.columns)
      let approximation = left * right[rows: block].transpose
      errors.append((matrix[columns: block] - approximation).frobeniusNorm)
    }
    return Vector(errors).norm / squaredNorm.squareRoot()
  }
}
