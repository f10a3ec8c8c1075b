import LinearAlgebra
import Literate
import Training

/// The largest distance of a gradient from central differences, relatively.
private func mismatch(
  _ gradient: Matrix<Double>, at point: Matrix<Double>,
  _ loss: (Matrix<Double>) -> Double
) -> Double {
  // snippet.differences
  let h = 1e-5
  let differences = Matrix(rows: point.rows, columns: point.columns) { i, j in
    var (up, down) = (point, point)
    up[i, j] += h
    down[i, j] -= h
    return (loss(up) - loss(down)) / (2 * h)
  }
  // snippet.end
  return gradient.distance(to: differences)
}

func gradients(_ page: Page) throws {
  try drawShapes(page)
  var generator = SplitMix64(seed: page.seed)
  let task = try SmallTask(using: &generator)
  let b = Matrix<Double>.gaussian(
    rows: SmallTask.outputs, columns: 2, using: &generator)
  let a = Matrix<Double>.gaussian(
    rows: 2, columns: SmallTask.inputs, using: &generator)
  func model(_ b: Matrix<Double>, _ a: Matrix<Double>) -> Regression {
    Regression(
      layer: HandAdapter(weight: task.weight, b: b, a: a, scale: 1.5))
  }
  func loss(_ b: Matrix<Double>, _ a: Matrix<Double>) -> Double {
    var model = model(b, a)
    return model.loss(of: task.sample)
  }
  var whole = model(b, a)
  _ = whole.accumulateGradients(of: task.sample)
  let (x, targets) = (task.sample.x, task.sample.targets)
  let gap = whole.layer.forward(x) - targets
  var layer = whole.layer
  let back = layer.backward(gap / Double(x.columns))
  let errors = [
    ("B", mismatch(whole.layer.b.gradient, at: b) { loss($0, a) }),
    ("A", mismatch(whole.layer.a.gradient, at: a) { loss(b, $0) }),
    (
      "X",
      mismatch(back, at: x) { x in
        whole.loss(of: Sample(x: x, targets: targets))
      }
    ),
  ]
  for (name, error) in errors {
    let isClose = error < 1e-8
    let verdict = isClose ? "below 1e-8" : error.formatted(digits: 2)
    page.print("gradient of \(name), distance from differences: \(verdict)")
    try page.claim("The differences confirm the gradients.", isClose)
  }
}
