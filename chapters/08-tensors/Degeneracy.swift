import Foundation
import LinearAlgebra
import Literate
import LowRank

private let a: Vector<Double> = [1, 0]
private let b: Vector<Double> = [0, 1]

/// The tensor a ∘ a ∘ b + a ∘ b ∘ a + b ∘ a ∘ a.
private func makeW() -> Tensor<Double> {
  Tensor(outer: [a, a, b]) + Tensor(outer: [a, b, a])
    + Tensor(outer: [b, a, a])
}

func wTensor(_ page: Page) throws {
  let w = makeW()
  // snippet.approach
  var table = Table("n", "error", "size of a layer", "cos of their angle")
  for n in [1.0, 10, 100, 1000] {
    let tilted = a + (1 / n) * b
    let plus = n * Tensor(outer: [tilted, tilted, tilted])
    let minus = -n * Tensor(outer: [a, a, a])
    let error = (w - (plus + minus)).frobeniusNorm / w.frobeniusNorm
    let size = plus.frobeniusNorm
    let cosine = plus.inner(minus) / (size * minus.frobeniusNorm)
    table.row(
      n.formatted(decimals: 0), error.formatted(digits: 3),
      size.formatted(digits: 4), cosine.formatted(decimals: 6))
  }
  page.print(table)
  // snippet.end
}

func degeneracy(_ page: Page) throws {
  let w = makeW()
  var generator = SplitMix64(seed: page.seed)
  var current = try CPFit(
    w, rank: 2, settings: CPSettings(sweeps: 3), using: &generator
  ).decomposition
  var held = current
  var (sweeps, errors, sizes) = ([Double](), [Double](), [Double]())
  var (heldErrors, heldSizes) = ([Double](), [Double]())
  var total = 3
  // snippet.diverge
  for step in [7, 20, 70, 200, 700, 2000, 7000] {
    let free = CPSettings<Double>(sweeps: step, tolerance: 0)
    var ridged = free
    ridged.ridge = 1e-3
    let fit = try CPFit(w, startingFrom: current, settings: free)
    current = fit.decomposition
    held = try CPFit(w, startingFrom: held, settings: ridged).decomposition
    total += step
    // snippet.end
    sweeps.append(Double(total))
    errors.append(fit.relativeError)
    sizes.append(current.weights[0])
    heldErrors.append(w.relativeError(of: Tensor(held)))
    heldSizes.append(held.weights[0])
  }
  var table = Table(
    "sweeps", "error", "size of a layer", "error, held", "size, held")
  for i in sweeps.indices {
    table.row(
      sweeps[i].formatted(decimals: 0), errors[i].formatted(digits: 2),
      sizes[i].formatted(digits: 3), heldErrors[i].formatted(digits: 2),
      heldSizes[i].formatted(digits: 3))
  }
  page.print(table)
  page.record("ridge-error", percent(heldErrors.last ?? 0))
  var fall = Plot(
    x: Axis("sweeps", .logarithmic),
    y: Axis("relative error", .logarithmic, range: 0.001...0.1),
    .linePoints("rank 2", x: sweeps, errors))
  var growth = Plot(
    x: Axis("sweeps", .logarithmic), y: Axis("largest layer", range: 0...10),
    .linePoints("free", x: sweeps, sizes),
    .linePoints("held", x: sweeps, heldSizes))
  (fall.aspect, growth.aspect, growth.key) = (1.2, 1.2, .topLeft)
  try page.figure("degeneracy", fall, growth)
  try runAway(w, page)
}
