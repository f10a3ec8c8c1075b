import LinearAlgebra
import LowRank
import Testing

@Suite struct `Products of columns` {
  @Test func `follow their definitions`() {
    var generator = SplitMix64(seed: 1)
    let a = Matrix<Double>.gaussian(rows: 3, columns: 2, using: &generator)
    let b = Matrix<Double>.gaussian(rows: 4, columns: 2, using: &generator)
    let (kronecker, khatriRao) = (a.kronecker(b), a.khatriRao(b))
    #expect(kronecker.rows == 12 && kronecker.columns == 4)
    for (i, k) in [(0, 0), (1, 3), (2, 2)] {
      for r in 0..<2 {
        #expect(khatriRao[i * 4 + k, r] == a[i, r] * b[k, r])
        for s in 0..<2 { #expect(kronecker[i * 4 + k, r * 2 + s] == a[i, r] * b[k, s]) }
      }
    }
    let gram = a.gram().hadamard(b.gram())
    #expect(khatriRao.gram().isApproximatelyEqual(to: gram, relativeTolerance: 1e-14))
    #expect(Matrix<Double>.zero(rows: 0, columns: 2).khatriRao(b).rows == 0)
  }

  @Test func `turn a sum of rank-one tensors into one product`() {
    var generator = SplitMix64(seed: 2)
    let cp = CP<Double>.planted([3, 4, 5], rank: 2, using: &generator)
    let x = Tensor(cp)
    let product = cp.factors[0] * cp.factors[2].khatriRao(cp.factors[1]).transpose
    #expect(x.unfolding(0).isApproximatelyEqual(to: product, relativeTolerance: 1e-14))
  }
}
