import Gallery
import LinearAlgebra
import Literate
import LowRank

func ties(_ page: Page) throws {
  try drawPruning(page)
  // snippet.ties
  let w = Matrix<Double>.hadamard(3)
  let sizes = w.elements.map(\.magnitude).sorted(by: >)
  let threshold = sizes[31]  // the 32nd largest
  let above = w.elements.count { $0.magnitude > threshold }
  let notBelow = w.elements.count { $0.magnitude >= threshold }
  let exact = try w.pruned(to: 32).elements.count { $0 != 0 }
  // snippet.end
  page.print("kept of 64 entries, with a budget of 32")
  page.print("above the threshold: \(above)")
  page.print("not below it: \(notBelow)")
  page.print("the 32 largest, counted: \(exact)")
}

func indices(_ page: Page) throws {
  var table = Table(
    "bits of a value", "by the count", "pruned", "two factors")
  let (size, entries) = (1024, 1024 * 1024 / 2)
  for bits in [32, 16, 8, 4] {
    let dense = Double(size * size * bits)
    let pruned = SparseStorage(
      rows: size, columns: size, nonZeroCount: entries, bitsPerValue: bits)
    let factors = [entries * 2 / 5, entries - entries * 2 / 5].map { count in
      SparseStorage(
        rows: size, columns: size, nonZeroCount: count, bitsPerValue: bits
      ).bits
    }
    table.row(
      "\(bits)", percent(0.5), percent(Double(pruned.bits) / dense),
      percent(Double(factors[0] + factors[1]) / dense))
  }
  page.print(table)
}

func fakeSparse(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  // snippet.fake-sparse
  let density = 0.1
  let inner = Int(64 * density)
  let s1 = Matrix<Double>.gaussian(rows: 64, columns: inner, using: &generator)
  let s2 = Matrix<Double>.gaussian(rows: inner, columns: 64, using: &generator)
  let zeros = (s1.elements + s2.elements).count { $0 == 0 }
  let rank = try (s1 * s2).numericalRank()
  // snippet.end
  page.print("zeros in both “sparse” factors: \(zeros)")
  page.print("rank of their product: \(rank) of 64")
}
