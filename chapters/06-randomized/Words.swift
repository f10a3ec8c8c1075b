import Foundation
import LinearAlgebra
import Literate
import LowRank

func readWords(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let corpus = Corpus(
    documents: 10_000, vocabulary: 20_000, using: &random)
  let a = corpus.counts
  let dense = 8 * a.rows * a.columns
  // Each entry is kept by row and by column: a number and a 32-bit index.
  let sparse = 2 * 12 * a.nonZeroCount
  page.print("A is \(a.shape) with \(a.nonZeroCount) entries that are not 0")
  page.print("memory: \(megabytes(sparse)); with all zeros \(megabytes(dense))")
  // snippet.words
  let pca = try PCA(a, rank: 10, using: &random)
  let meanings = pca.components.scaled(columnsBy: pca.svd.singularValues)
  // snippet.end
  page.print("singular values of A − 1μᵀ", pca.svd.singularValues, decimals: 0)
  let kept = meanings[columns: 0..<7]
  page.print()
  page.print(table(corpus, kept))
  page.print()
  for (i, _) in Corpus.twins {
    page.print("nearest to \(Corpus.words[i]): \(neighbors(of: i, kept))")
  }
  page.record("words-rows", a.rows)
  page.record("words-columns", a.columns)
  page.record("words-dense", megabytes(dense))
  page.record("words-sparse", megabytes(sparse))
  try page.figure("words", chart(corpus, pca.scores))
}

private func table(_ corpus: Corpus, _ meanings: Matrix<Double>) -> Table {
  var table = Table("word", "its twin", "cos in A", "cos of meanings")
  let columns = corpus.counts.product(
    Matrix(rows: corpus.counts.columns, columns: Corpus.words.count) { i, j in
      i == j ? 1 : 0
    })
  for (i, j) in Corpus.twins {
    let (x, y) = (columns[column: i], columns[column: j])
    table.row(
      Corpus.words[i], Corpus.words[j],
      (x.dot(y) / (x.norm * y.norm)).formatted(decimals: 2),
      cosine(meanings, i, j).formatted(decimals: 2))
  }
  return table
}

/// The five words with the meanings nearest to a word's, in the order of the
/// vocabulary.
private func neighbors(of i: Int, _ meanings: Matrix<Double>) -> String {
  let near = Corpus.words.indices.filter { $0 != i }
    .sorted { cosine(meanings, i, $0) > cosine(meanings, i, $1) }
  return near.prefix(5).sorted().map { Corpus.words[$0] }
    .joined(separator: ", ")
}

/// The cosine of the angle between two rows.
private func cosine(_ m: Matrix<Double>, _ i: Int, _ j: Int) -> Double {
  let (x, y) = (m[row: i], m[row: j])
  return x.dot(y) / (x.norm * y.norm)
}

/// The first documents in the plane of two components, some subjects in
/// colors of their own.
private func chart(_ corpus: Corpus, _ scores: Matrix<Double>) -> [Plot] {
  let shown = ["moon", "oven", "violin", "soil", "court"]
  func group(_ row: Int) -> Int? {
    shown.firstIndex(of: Corpus.subjects[corpus.subjects[row]][0])
  }
  return [(0, 1), (2, 3)].map { first, second in
    let series = (shown.map { $0 as String? } + [nil]).map { name in
      let rows = (0..<1200).filter { group($0).map { shown[$0] } == name }
      return Series.points(
        name ?? "others", x: rows.map { scores[$0, first] },
        rows.map { scores[$0, second] })
    }
    return Plot(
      x: Axis("component \(first + 1)", range: -10...10),
      y: Axis("component \(second + 1)", range: -10...10), series
    ).with(key: first == 0 ? .bottomRight : .none, aspect: 0.8)
  }
}
