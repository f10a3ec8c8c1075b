import LinearAlgebra
import Recommendation
import Testing

@Suite struct ImplicitTests {
  private let ratings = planted(people: 25, items: 18)

  private func start<Scalar: LinearAlgebraScalar>(_: Scalar.Type) -> ImplicitModel<Scalar> {
    var random = SplitMix64(seed: 9)
    return ImplicitModel(people: 25, items: 18, factors: 4, spread: 0.3, using: &random)
  }

  @Test func `A sweep solves dense weighted least squares over all places`() throws {
    let implicit = ImplicitFactorization<Double>(
      confidenceExcess: ratings.matrix(), penalty: 0.5)
    var model = start(Double.self)
    try implicit.sweep(&model)
    let excess = Matrix<Double>(ratings.matrix())
    // The items were solved for last, with the people as they are now.
    for item in 0..<18 {
      let roots = Vector((0..<25).map { (1 + excess[$0, item]).squareRoot() })
      let wishes = Vector((0..<25).map { excess[$0, item] > 0 ? roots[$0] : 0 })
      let rows = model.people.transposed().scaled(rowsBy: roots)
        .appending(rowsOf: 0.5.squareRoot() * Matrix.identity(4))
      let x = try rows.leastSquares(Vector(wishes.elements + [0, 0, 0, 0]))
      #expect((x - model.items[column: item]).norm < 1e-10)
    }
  }

  @Test func `The loss is that of all places, though they are never formed`() {
    let implicit = ImplicitFactorization<Double>(
      confidenceExcess: ratings.matrix(), penalty: 0.5)
    let model = start(Double.self)
    let excess = Matrix<Double>(ratings.matrix())
    let guess = model.people.transpose * model.items
    var loss = 0.5 * (model.people.gram().trace + model.items.gram().trace)
    for u in 0..<25 {
      for i in 0..<18 {
        let miss = (excess[u, i] > 0 ? 1 : 0) - guess[u, i]
        loss += (1 + excess[u, i]) * miss * miss
      }
    }
    #expect(abs(implicit.loss(of: model) / loss - 1) < 1e-12)
  }

  @Test func `As many steps of conjugate gradients as factors solve the systems`() throws {
    let matrix: SparseMatrix<Double> = ratings.matrix()
    var (exact, steps) = (start(Double.self), start(Double.self))
    try ImplicitFactorization(confidenceExcess: matrix, penalty: 0.5).sweep(&exact)
    try ImplicitFactorization(
      confidenceExcess: matrix, penalty: 0.5, solver: .conjugateGradients(steps: 6)
    ).sweep(&steps)
    #expect((exact.people - steps.people).frobeniusNorm < 1e-8)
    #expect((exact.items - steps.items).frobeniusNorm < 1e-8)
  }

  @Test func `Steps without end make no NaN, and nobody without entries gets a vector`() throws {
    let matrix = SparseMatrix<Float>(
      rows: 25, columns: 18, entries: [(0, 0, 2), (0, 3, 1), (4, 3, 7)])
    let implicit = ImplicitFactorization(
      confidenceExcess: matrix, penalty: 0.1, solver: .conjugateGradients(steps: 50))
    var model = start(Float.self)
    for _ in 0..<5 { try implicit.sweep(&model) }
    #expect(model.people.elements.allSatisfy { $0.isFinite })
    #expect(model.people[column: 1] == .zero(4))
  }

  @Test func `Single precision finds the loss of double precision`() throws {
    var (single, double) = (start(Float.self), start(Double.self))
    let one = ImplicitFactorization<Float>(confidenceExcess: ratings.matrix(), penalty: 0.5)
    let two = ImplicitFactorization<Double>(confidenceExcess: ratings.matrix(), penalty: 0.5)
    for _ in 0..<5 {
      try one.sweep(&single)
      try two.sweep(&double)
    }
    #expect(abs(Double(one.loss(of: single)) / two.loss(of: double) - 1) < 1e-4)
  }
}
