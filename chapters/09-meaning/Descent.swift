import LinearAlgebra
import Literate
import Recommendation

/// One step for one rating, compared with the gradient.
func stepOrder(_ page: Page) throws {
  let (rating, rate) = (5.0, 0.1)
  let (p, q) = (Vector([1.0, 0.5]), Vector([0.5, -1.0]))
  // snippet.step
  func loss(_ p: Vector<Double>, _ q: Vector<Double>) -> Double {
    let error = rating - p.dot(q)
    return 0.5 * error * error
  }
  let error = rating - p.dot(q)
  let newP = p + rate * error * q
  let newQ = q + rate * error * p
  let mixedQ = q + rate * error * newP
  // snippet.end
  let h = 1e-6
  let slopes = Vector(
    (0..<2).map { k in
      let e = Vector((0..<2).map { $0 == k ? h : 0 })
      return (loss(p, q + e) - loss(p, q - e)) / (2 * h)
    })
  page.print("−∂L/∂q, by differences ", -1 * slopes)
  page.print("step of q, old p       ", (1 / rate) * (newQ - q))
  page.print("step of q, new p       ", (1 / rate) * (mixedQ - q))
  page.print("")
  page.print(
    "loss \(loss(p, q).formatted(decimals: 2)), after both steps "
      + "\(loss(newP, newQ).formatted(decimals: 2)), "
      + "with the new p \(loss(newP, mixedQ).formatted(decimals: 2))")
  try page.claim(
    "The step with the old p is along the gradient, and the other is not.",
    ((1 / rate) * (newQ - q) + slopes).norm < 1e-6
      && ((1 / rate) * (mixedQ - q) + slopes).norm > 0.1)
}

/// Epochs of descent: what is learned and what is only remembered.
func descentCourse(_ page: Page, _ data: RatingData) throws {
  let split = data.split(seed: page.seed)
  let stops = [1, 2, 4, 8, 12, 16, 20, 28, 36, 44]
  var series: [Series] = []
  var columns: [[Double]] = []
  for penalty in [0.02, 0.1] {
    var random = SplitMix64(seed: page.seed)
    // snippet.descent
    var model = FactorModel<Double>(
      startingFor: split.training, factors: 100, using: &random)
    let descent = StochasticDescent<Double>(
      split.training, rate: 0.01, penalty: penalty)
    // snippet.end
    var (seen, unseen) = ([Double](), [Double]())
    for epoch in 1...(stops.last ?? 1) {
      descent.runEpoch(on: &model)
      guard stops.contains(epoch) else { continue }
      seen.append(Accuracy(of: model, on: split.training).rootMeanSquare)
      unseen.append(Accuracy(of: model, on: split.test).rootMeanSquare)
    }
    let x = stops.map(Double.init)
    series.append(.line("λ = \(penalty), test", x: x, unseen))
    series.append(.dashed("λ = \(penalty), training", x: x, seen))
    columns += [seen, unseen]
  }
  var table = Table(
    "epochs", "training, λ = 0.02", "test, 0.02", "training, λ = 0.1",
    "test, 0.1")
  for (place, stop) in stops.enumerated() where [1, 8, 20, 44].contains(stop) {
    let cells = columns.map { $0[place].formatted(decimals: 2) }
    table.row("\(stop)", cells[0], cells[1], cells[2], cells[3])
  }
  page.print(table)
  var plot = Plot(x: Axis("epochs"), y: Axis("RMSE"), series)
  plot.key = .bottomLeft
  try page.figure("descent", plot)
  let (small, large) = (columns[1], columns[3])
  try page.claim(
    "With the small penalty the test error rises at the end, and with the "
      + "large one it ends lower.",
    (small.last ?? 0) > (small.min() ?? 0) + 0.01
      && (large.last ?? 1) < (small.min() ?? 0))
}
