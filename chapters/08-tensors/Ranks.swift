import LinearAlgebra
import Literate
import LowRank

func ranks(_ page: Page) throws {
  try drawSticks(page)
  let e0: Vector<Double> = [1, 0]
  let e1: Vector<Double> = [0, 1]
  // snippet.examples
  let one = Tensor(outer: [e0, e1, e0])
  let ghz = Tensor(outer: [e0, e0, e0]) + Tensor(outer: [e1, e1, e1])
  let w =
    Tensor(outer: [e1, e0, e0]) + Tensor(outer: [e0, e1, e0])
    + Tensor(outer: [e0, e0, e1])
  // snippet.end
  // 1 where three pairs of indices close a circle: (i, j), (k, i), (j, k).
  let product = Tensor<Double>(sizes: [4, 4, 4]) { index in
    let (p, q, r) = (index[0], index[1], index[2])
    return p % 2 == q / 2 && q % 2 == r / 2 && r % 2 == p / 2 ? 1 : 0
  }
  var table = Table(
    "tensor", "sizes", "multilinear ranks", "train ranks", "rank")
  let rows = [
    ("one layer", one, "1"), ("two layers", ghz, "2"), ("W", w, "3"),
    ("matrix product", product, "7"),
  ]
  for (name, x, rank) in rows {
    let multilinear = try (0..<3).map { mode in
      try x.unfolding(mode).numericalRank()
    }
    let train = try (1..<3).map { cut in
      try x.matricized(leading: cut).numericalRank()
    }
    table.row(
      name, x.shape, multilinear.map(String.init).joined(separator: ", "),
      train.map(String.init).joined(separator: ", "), rank)
  }
  page.print(table)
}
