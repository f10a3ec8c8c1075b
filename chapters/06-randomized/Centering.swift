import LinearAlgebra
import Literate
import LowRank

func centerWrongly(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let a = Corpus(documents: 400, vocabulary: 20_000, using: &random).counts
  let right = Centered(a)
  let mean = right.mean
  // snippet.wrong
  let ones = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
  let formed = Matrix(a) - ones * mean.transpose  // every zero is filled
  let stored = SparseMatrix(
    rows: a.rows, columns: a.columns,
    entries: a.entries.map {  // the zeros are forgotten
      ($0.row, $0.column, $0.value - mean[$0.column, 0])
    })
  // snippet.end
  let zeros = formed.elements.filter { $0 == 0 }.count
  let x = Matrix<Double>.gaussian(rows: a.columns, columns: 5, using: &random)
  let truth = formed * x
  let offForgotten = (stored.product(x) - truth).frobeniusNorm
  let offOperator = (right.product(x) - truth).frobeniusNorm
  let norm = truth.frobeniusNorm
  page.print("A is \(a.shape)")
  page.print("entries that are not 0: \(a.nonZeroCount)")
  page.print("after centering: \(formed.elements.count - zeros)")
  page.print(
    "centered in these entries only: a product is off by "
      + percent(offForgotten / norm, decimals: 0))
  page.print("as an operator: off by \(shown(offOperator / norm))")
  page.record("centering-before", a.nonZeroCount)
  page.record("centering-after", formed.elements.count - zeros)
  page.record("centering-off", percent(offForgotten / norm, decimals: 0))
}
