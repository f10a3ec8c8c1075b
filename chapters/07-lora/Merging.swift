import LinearAlgebra
import Literate

func merging(_ page: Page) throws {
  try drawMerging(page)
  var generator = SplitMix64(seed: page.seed)
  let w = Matrix<Double>.gaussian(rows: 40, columns: 30, using: &generator)
  let b = Matrix<Double>.gaussian(rows: 40, columns: 4, using: &generator)
  let a = Matrix<Double>.gaussian(rows: 4, columns: 30, using: &generator)
  let x = Matrix<Double>.gaussian(rows: 30, columns: 9, using: &generator)
  // snippet.merge
  let s = 8.0 / 4  // α = 8, r = 4
  let beside = w * x + s * (b * (a * x))
  let merged = w + s * (b * a)
  let unmerged = merged - s * (b * a)
  let withoutScale = w + b * a
  // snippet.end
  page.print("merged: \(orRounding(beside.distance(to: merged * x)))")
  page.print("unmerged: \(orRounding(w.distance(to: unmerged)))")
  page.print("to the last bit: \(unmerged == w ? "yes" : "no")")
  let wrong = beside.distance(to: withoutScale * x)
  page.print("merged without the scale: \(percent(wrong))")
  page.record("unscaled-merge", percent(wrong))
  try page.claim(
    "Subtracting brings W back to rounding, not to the bit.",
    w.distance(to: unmerged) < 1e-13 && unmerged != w)
}
