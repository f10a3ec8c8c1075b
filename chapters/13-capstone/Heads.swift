import LanguageModel
import LinearAlgebra
import Literate
import LowRank

func heads(_ page: Page) throws {
  try drawGroups(page)
  var random = SplitMix64(seed: page.seed)
  let (n, d) = (24, 4)
  let wq = Matrix<Double>.gaussian(rows: d, columns: n, using: &random)
  let wk = Matrix<Double>.gaussian(rows: d, columns: n, using: &random)
  // snippet.form
  let angles = RotaryPositions<Double>(headSize: d, base: 10_000, count: 50)
  let forms = [0, 5, 49].map { distance in
    wq.transpose * columns(wk, turnedBy: distance, angles)
  }
  let ranks = try forms.map { try $0.singularValues().map { $0 > 1e-9 } }
    .map { above in above.count { $0 } }
  // snippet.end
  var table = Table("places between", "shape of the form", "rank")
  for (distance, (form, rank)) in zip([0, 5, 49], zip(forms, ranks)) {
    table.row("\(distance)", form.shape, "\(rank)")
  }
  page.print(table)
  try page.claim(
    "The form of a head has the rank of its rows.",
    ranks.allSatisfy { $0 == d })
}

/// Each column turned as at one place.
private func columns(
  _ x: Matrix<Double>, turnedBy place: Int, _ angles: RotaryPositions<Double>
) -> Matrix<Double> {
  Matrix(
    columns: (0..<x.columns).map { column in
      let row = Array(repeating: x[column: column], count: place + 1)
      let all = angles.rotated(Matrix(columns: row), length: place + 1)
      return all[column: place]
    })
}

/// A model of the same architecture, small enough to look at, with random
/// weights.
func tinyModel<Scalar: LinearAlgebraScalar>(
  _: Scalar.Type = Double.self, seed: UInt64
) -> Llama<Scalar> {
  var random = SplitMix64(seed: seed)
  return Llama(
    random: LlamaShape(
      vocabulary: 40, context: 32, features: 24, heads: 6, keyValueHeads: 2,
      headSize: 4, hidden: 40, blocks: 2),
    using: &random)
}

func cache(_ page: Page) throws {
  // snippet.cache
  var model = tinyModel(seed: page.seed)
  let text = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]
  let whole = model.logits(text, length: text.count)[column: text.count - 1]
  let session = LlamaSession(model, capacity: text.count)
  func read(inPiecesOf size: Int) -> Vector<Double> {
    session.forget(downTo: 0)
    return stride(from: 0, to: text.count, by: size).reduce([]) { _, start in
      session.read(Array(text[start..<min(start + size, text.count)]))
    }
  }
  // snippet.end
  var table = Table("pieces of", "reads", "difference of the logits")
  for size in [12, 5, 1] {
    let error = (read(inPiecesOf: size) - whole).norm / whole.norm
    table.row(
      "\(size)", "\((text.count + size - 1) / size)",
      error < 1e-12 ? "below 10⁻¹²" : "\(error)")
  }
  page.print(table)
  let last = read(inPiecesOf: 1)
  try page.claim(
    "A session says what the layers say.",
    (last - whole).norm <= 1e-10 * whole.norm)
}
