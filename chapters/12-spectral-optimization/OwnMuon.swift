import LinearAlgebra
import Literate
import LowRank
import Training

func ownMuon(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  // snippet.step
  func step(
    _ w: inout Matrix<Double>, _ m: inout Matrix<Double>,
    gradient g: Matrix<Double>, rate η: Double
  ) throws {
    m = 0.95 * m + 0.05 * g
    let ahead = 0.95 * m + 0.05 * g
    let five = Array(repeating: OddPolynomial.muon, count: 5)
    let direction = try ahead.matrixSign(by: five)
    let size = Double(max(g.rows, g.columns)).squareRoot()
    w -= (0.2 * η * size) * direction
  }
  // snippet.end
  var w = Matrix<Double>.gaussian(rows: 6, columns: 9, using: &random)
  let first = w
  var m = Matrix<Double>.zero(rows: 6, columns: 9)
  let g = Matrix<Double>.gaussian(rows: 6, columns: 9, using: &random)
  try step(&w, &m, gradient: g, rate: 0.01)
  let change = first - w
  let rms = change.frobeniusNorm / 54.0.squareRoot()
  page.print(
    "root mean square of the step / η: "
      + (rms / 0.01).formatted(digits: 1))
  var (again, rest) = (first, Matrix<Double>.zero(rows: 6, columns: 9))
  try step(&again, &rest, gradient: 1000 * g, rate: 0.01)
  try page.claim(
    "A thousand times the loss takes the same step.",
    (again - w).maxNorm < 1e-12)
  try compareWithLibrary(page, first, g, after: w)
  try drawMomentum(page)
}

/// A layer whose gradient is given.
private struct Given: Parametrized {
  var weight: Parameter<Double>

  mutating func withParameters(
    _ body: (String, inout Parameter<Double>) -> Void
  ) { body("weight", &weight) }
}

private func compareWithLibrary(
  _ page: Page, _ w: Matrix<Double>, _ g: Matrix<Double>,
  after expected: Matrix<Double>
) throws {
  var layer = Given(weight: Parameter(w))
  layer.weight.accumulate(g)
  var muon = Muon<Double>(
    groups: [ParameterGroup(rate: 0.01)], others: AdamW(groups: []),
    scale: .likeAdam)
  muon.update(&layer, rateFactor: 1)
  try page.claim(
    "The library takes the same step.",
    (layer.weight.value - expected).maxNorm < 1e-12)
}

/// Singular values of a momentum after some training, and of its sign.
private func drawMomentum(_ page: Page) throws {
  let study = Study(seed: page.seed)
  let name = "blocks.0.feedForward.expand.weight"
  let momentum = try study.momentum(of: name, after: 40)
  let before = try momentum.singularValues()
  let five = Array(repeating: OddPolynomial.muon, count: 5)
  let after = try momentum.matrixSign(by: five).singularValues()
  let exact = try momentum.matrixSign().singularValues()
  page.record("momentum-size", "\(momentum.rows) × \(momentum.columns)")
  try page.claim(
    "Half of the singular values of the momentum are below a quarter.",
    before[before.count / 2] < before[0] / 4)
  try page.figure(
    "momentum",
    Plot(
      x: Axis("k"), y: Axis("σₖ / σ₁ of the momentum", .logarithmic),
      .linePoints("before", before.map { $0 / before[0] })
    ).with(key: .none, aspect: 1.1),
    Plot(
      x: Axis("k"), y: Axis("after", range: 0...1.4),
      .points("five steps", after.elements.sorted(by: >)),
      .dashed("sign", exact)
    ).with(key: .bottomLeft, aspect: 1.1))
}

extension Study {
  /// The momentum of a matrix after some steps of Muon.
  func momentum(
    of name: String, after steps: Int
  ) throws -> Matrix<Double> {
    var model = start
    let rate = Float(0.01)
    let hidden = ParameterGroup(rate: rate, contains: Self.isHidden)
    var muon = Muon<Float>(
      groups: [hidden], others: AdamW(rate: rate), scale: .likeAdam)
    let trainer = Trainer<Float>(steps: steps, gradientBound: 1, seed: seed(3))
    try trainer.train(&model, with: &muon) { generator in
      language.batch(
        of: WordTask.pretraining, lines: Self.lines, using: &generator)
    }
    guard let momentum = muon.momenta[name] else {
      throw Refuted(description: "There is no momentum of \(name).")
    }
    return Matrix(momentum)
  }
}
