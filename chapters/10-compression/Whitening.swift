import LinearAlgebra
import Literate
import LowRank

/// The published form: factors with the inverse of a Cholesky factor.
private func byCholesky(
  _ weight: Matrix<Double>, _ gram: Matrix<Double>, rank: Int
) throws -> LowRankMatrix<Double> {
  // snippet.published
  let s = try Cholesky(gram).l
  let cut = try SVD(weight * s).truncated(toRank: rank)
  let factors = LowRankMatrix(cut)
  // R S⁻¹ from Sᵀ Z = Rᵀ, without the inverse itself
  let right = try s.transpose.solveTriangular(
    .lower, factors.right.transposed()
  ).transposed()
  // snippet.end
  return LowRankMatrix(left: factors.left, right: right)
}

func deadInputs(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let whole = LoudLayer(using: &random)
  var x = whole.inputs
  for j in 0..<x.columns {
    for i in 0..<10 { (x[i, j], x[i + 10, j]) = (0, x[i + 30, j]) }
  }
  var seen = InputStatistics(size: 64)
  try seen.add(x)
  do {
    _ = try byCholesky(whole.weight, seen.gram, rank: 8)
    page.printMeasured("By luck of rounding, Cholesky went through.")
  } catch let error as LinearAlgebraError {
    guard case .notPositiveDefinite = error else { throw error }
    page.print("Cholesky: the matrix is not positive definite.")
  }
  let outputs = try OutputSVD(whole.weight, gram: seen.gram)
  let least = layer(outputs, 8, x)
  let promise = try outputs.truncationError(rank: 8)
  page.print(
    "without an inverse, promised and measured agree to 1e-10: "
      + "\(abs(least - promise) < 1e-10 * outputs.singularValues[0])")
  try page.claim(
    "Dead and repeated inputs do not disturb the cut by outputs.",
    abs(least - promise) < 1e-10 * outputs.singularValues[0])
}

/// The root mean square of the output error on some inputs.
private func layer(
  _ outputs: OutputSVD<Double>, _ rank: Int, _ x: Matrix<Double>
) -> Double {
  guard let small = try? outputs.truncated(toRank: rank) else { return .nan }
  let missing = (outputs.weight - Matrix(small)) * x
  return missing.frobeniusNorm / Double(x.columns).squareRoot()
}

func fewInputs(_ page: Page) throws {
  var table = Table(
    "calibration inputs", "SVD of W", "with S⁺", "projection", "least possible")
  var (isSmaller, isBetterThanNone) = (true, true)
  for count in [8, 16, 32, 64, 256, 4096] {
    var random = SplitMix64(seed: page.seed)
    let layer = LoudLayer(inputs: 4096 + 1000, using: &random)
    let x = layer.inputs[columns: 0..<count]
    let new = layer.inputs[columns: 4096..<5096]
    let rank = 8
    let plain = LowRankMatrix(
      try SVD(layer.weight).truncated(toRank: rank))
    let projection = try OutputSVD(layer.weight, inputs: x)
      .truncated(toRank: rank)
    // snippet.pseudo
    let s = x / Double(count).squareRoot()
    let cut = try SVD(layer.weight * s).truncated(toRank: rank)
    let inverse = try PseudoInverse(s).matrix
    let published = LowRankMatrix(
      left: LowRankMatrix(cut).left,
      right: LowRankMatrix(cut).right * inverse)
    // snippet.end
    let best = try OutputSVD(layer.weight, inputs: new).truncated(toRank: rank)
    let errors = [plain, published, projection, best].map {
      layer.error($0, on: new)
    }
    isBetterThanNone = isBetterThanNone && errors[2] < errors[0]
    isSmaller = isSmaller && errors[2] <= errors[1] * (1 + 1e-9)
    table.row(
      "\(count)", percent(errors[0]), percent(errors[1]), percent(errors[2]),
      percent(errors[3]))
    if count == 32 {
      page.record("few-inverse", percent(errors[1], decimals: 0))
      page.record("few-projection", percent(errors[2], decimals: 0))
    }
  }
  page.print(table)
  try page.claim(
    "The projection is never worse than the pseudo-inverse.", isSmaller)
  try page.claim("Eight inputs are better than none.", isBetterThanNone)
}
