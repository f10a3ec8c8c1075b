import Gallery
import LinearAlgebra
import Literate
import LowRank

func lookOnce(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let (k, p, draws) = (10, 10, 20)
  var table = Table("spectrum", "one pass", "two passes", "four passes")
  for example in try Example.three(size: 150, using: &random) {
    func ratio(
      _ svd: (inout SplitMix64) throws -> SVD<Double>
    ) throws -> String {
      let errors = try (0..<draws).map { _ in
        (example.a - Matrix(try svd(&random))).frobeniusNorm
      }
      return (errors.mean / example.sigma.tail(k)).formatted(decimals: 3)
    }
    let once = try ratio {
      try SVD(singlePass: example.a, rank: k, oversampling: p, using: &$0)
    }
    let more = try [0, 1].map { q in
      try ratio {
        try SVD(
          randomized: example.a, rank: k, oversampling: p, powerIterations: q,
          using: &$0)
      }
    }
    table.row(example.name, once, more[0], more[1])
  }
  page.print("error over the least error of rank \(k), ℓ = \(k + p)")
  page.print(table)
}
