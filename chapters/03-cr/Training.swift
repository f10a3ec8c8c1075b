import LinearAlgebra
import LowRank

/// How one run went.
struct Run {
  let name: String
  var steps: [Double] = []
  var losses: [Double] = []
  var accuracy = 0.0
  /// Means over all steps, for the gradient of the first layer: of
  /// ‖estimate − exact‖²/‖exact‖² and of ⟨estimate, exact⟩/‖exact‖².
  var gradientError = 0.0
  var gradientShare = 0.0
}

/// The task, the same for all runs: data, first weights, order of batches.
struct Task {
  let training: Digits
  let targets: Matrix<Double>
  let test: Digits
  let seed: UInt64
  let steps = 300

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    training = Digits(1024, using: &random)
    targets = training.targets
    test = Digits(512, using: &random)
    self.seed = seed
  }

  /// Trains a network with a rule for the gradients of its weights.
  func run(_ name: String, batch: Int, rule: GradientRule) throws -> Run {
    var run = Run(name: name)
    var order = SplitMix64(seed: seed + 1)
    var dice = SplitMix64(seed: seed + 2)
    var network = Network(
      inputs: training.pixels.columns, hidden: 24, using: &order)
    for step in 0..<steps {
      if step % 20 == 0 { test(network, after: step, in: &run) }
      let chosen = numbers(batch, using: &order)
      let (x, y) = (training.pixels[rows: chosen], targets[rows: chosen])
      var comparisons: [(error: Double, share: Double)] = []
      // snippet.step
      let gradients = try network.gradients(x, y) { x, g in
        let estimate = try rule(x, g, &dice)
        comparisons.append(compare(estimate, x.transpose * g))
        return estimate
      }
      network.first -= gradients[0]
      network.second -= gradients[1]
      // snippet.end
      run.gradientError += comparisons[0].error / Double(steps)
      run.gradientShare += comparisons[0].share / Double(steps)
    }
    test(network, after: steps, in: &run)
    return run
  }

  /// What the network says before it has learned anything.
  func untrained() -> Run {
    var order = SplitMix64(seed: seed + 1)
    var run = Run(name: "zero matrix")
    let network = Network(
      inputs: training.pixels.columns, hidden: 24, using: &order)
    test(network, after: 0, in: &run)
    run.gradientError = 1
    return run
  }

  private func compare(_ estimate: Matrix<Double>, _ exact: Matrix<Double>)
    -> (error: Double, share: Double)
  {
    let square = exact.frobeniusNorm * exact.frobeniusNorm
    let difference = (estimate - exact).frobeniusNorm
    let product = Vector(estimate.elements).dot(Vector(exact.elements))
    return (difference * difference / square, product / square)
  }

  /// The numbers of different examples: two equal ones would tie wherever
  /// sizes are compared, and rounding would choose between them.
  private func numbers(_ count: Int, using random: inout SplitMix64) -> [Int] {
    Array(training.labels.indices.shuffled(using: &random).prefix(count))
  }

  private func test(_ network: Network, after step: Int, in run: inout Run) {
    let (loss, accuracy) = network.test(test.pixels, test.labels)
    run.steps.append(Double(step))
    run.losses.append(loss)
    run.accuracy = accuracy
  }
}
