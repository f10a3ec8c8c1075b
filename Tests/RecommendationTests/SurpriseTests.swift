import LinearAlgebra
import Recommendation
import Testing

/// What version 1.1.5 of the Python program Surprise computes for the small example, from a start of its own.
@Suite struct SurpriseTests {
  /// `SVD(n_factors=2, n_epochs=3, lr_all=.05, reg_all=.1, init_std_dev=.5, random_state=3)`: before and after.
  private let people: (start: Matrix<Double>, end: Matrix<Double>) = (
    [
      [0.8943142367151593, 0.21825492525599471], [0.04824873403600431, -0.9317463516822454],
      [-0.13869410125719953, -0.17737948963449338], [-0.041370740741229886, -0.31350033841192365],
    ],
    [
      [0.6445382146841259, -0.07221972903141406], [0.0560184528533318, -0.904511144049695],
      [-0.31215923938585005, -0.10615761317464367], [0.002895094332597392, 0.059685823854946064],
    ]
  )
  private let items: (start: Matrix<Double>, end: Matrix<Double>) = (
    [
      [-0.02190908448796412, -0.23860901517975133], [-0.6569323766813411, 0.4423111902497923],
      [0.025016821088430105, -0.20233870730044543], [0.4406590211037649, 0.8547865318264742],
      [-0.2726799738097652, -0.7732386577914842],
    ],
    [
      [0.21056654189655846, -0.23282348364392288], [-0.5532650487629598, 0.4071721967330223],
      [0.0844279239508984, -0.031760328303381345], [0.16023415037811747, 0.7279287241354014],
      [-0.2685660368046668, -0.7600608922759914],
    ]
  )

  @Test func `From the same start descent goes where Surprise's goes`() {
    var random = SplitMix64(seed: 1)
    var model = FactorModel<Double>(startingFor: small, factors: 2, using: &random)
    model.people = Matrix(people.start.transpose)
    model.items = Matrix(items.start.transpose)
    let descent = StochasticDescent<Double>(small, rate: 0.05, penalty: 0.1)
    for _ in 0..<3 { descent.runEpoch(on: &model) }
    #expect((model.people - Matrix(people.end.transpose)).frobeniusNorm < 1e-14)
    #expect((model.items - Matrix(items.end.transpose)).frobeniusNorm < 1e-14)
    let bu = Vector([
      0.08248927016095893, -0.042174313737925385, -0.10859308222139918, 0.025672969640800472,
    ])
    let bi = Vector([
      0.058475044860820974, 0.43462421804840223, -0.41937662912127294, -0.10283456357990038,
      -0.00861679158974288,
    ])
    #expect((model.biases.people - bu).norm < 1e-14)
    #expect((model.biases.items - bi).norm < 1e-14)
  }
}
