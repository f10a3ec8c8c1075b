import Foundation
import LinearAlgebra
import LowRank
import Testing

@Suite struct `Transforms as Monarch products` {
  /// The worst relative error over some columns of the transform, whose entries are known.
  private func error(of transform: FourierFactors<Double>, columns: [Int]) -> Double {
    let n = transform.points
    return columns.map { j in
      var unit = Vector<Double>.zero(n)
      unit[j] = 1
      let (real, imaginary) = transform(unit)
      let squares = (0..<n).reduce(0) { sum, k in
        let angle = 2 * Double.pi * Double(j * k % n) / Double(n)
        return sum + pow(real[k] - cos(angle), 2) + pow(imaginary[k] + sin(angle), 2)
      }
      return (squares / Double(n)).squareRoot()
    }.max() ?? 0
  }

  @Test(arguments: [1, 2, 4, 7, 15, 16, 36, 64, 196, 256, 512, 1024, 4096])
  func `the Fourier transform is exact`(points: Int) {
    let transform = FourierFactors<Double>(points)
    let columns = points <= 64 ? Array(0..<points) : [0, 1, points / 3, points / 2, points - 1]
    #expect(error(of: transform, columns: columns) < 1e-14)
    let c = points / transform.deal.hands
    #expect(transform.matrix.storedNumbers == 4 * points * (transform.deal.hands + c))
  }

  @Test func `the Fourier transform is exact for every divisor`() {
    for blocks in [1, 2, 3, 4, 6, 12] {
      let transform = FourierFactors<Double>(12, blocks: blocks)
      #expect(error(of: transform, columns: Array(0..<12)) < 1e-14)
    }
  }

  @Test func `complex input is transformed part by part`() {
    var generator = SplitMix64(seed: 21)
    let (u, v) = (
      Vector<Double>((0..<60).map { _ in generator.gaussian() }),
      Vector<Double>((0..<60).map { _ in generator.gaussian() })
    )
    let transform = FourierFactors<Double>(60)
    let (real, imaginary) = transform(real: u, imaginary: v)
    let (first, second) = (transform(u), transform(v))
    #expect((real - (first.real - second.imaginary)).norm < 1e-13 * real.norm)
    #expect((imaginary - (first.imaginary + second.real)).norm < 1e-13 * imaginary.norm)
  }

  @Test func `Hadamard matrices come out to the last bit`() {
    for exponent in 0...8 {
      let h = Matrix(MonarchMatrix<Double>.hadamard(exponent))
      let expected = Matrix<Double>(rows: 1 << exponent, columns: 1 << exponent) { i, j in
        (i & j).nonzeroBitCount.isMultiple(of: 2) ? 1 : -1
      }
      #expect(h == expected)
    }
  }

  @Test func `Kronecker products come out to the last bit`() {
    var generator = SplitMix64(seed: 22)
    let a = Matrix<Double>.gaussian(rows: 3, columns: 4, using: &generator)
    let b = Matrix<Double>.gaussian(rows: 5, columns: 2, using: &generator)
    let product = Matrix(MonarchMatrix(kronecker: a, b))
    for i in 0..<15 {
      for j in 0..<8 { #expect(product[i, j] == a[i / 5, j / 2] * b[i % 5, j % 2]) }
    }
  }

  @Test func `a deal is undone by the one to as many hands as cards in a hand`() {
    for (count, hands) in [(12, 3), (12, 4), (6, 1), (6, 6), (0, 2)] {
      let deal = StridePermutation(count: count, hands: hands)
      let x = Vector<Double>((0..<count).map(Double.init))
      #expect(deal.inverse(deal(x)) == x)
      #expect(deal.order.sorted() == Array(0..<count))
    }
    #expect(StridePermutation(count: 6, hands: 2).order == [0, 2, 4, 1, 3, 5])
    let m: Matrix<Double> = [[1, 2, 3, 4]]
    #expect(StridePermutation(count: 4, hands: 2)(columnsOf: m) == [[1, 3, 2, 4]])
  }

  @Test func `a deal that does not come out even stops`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = StridePermutation(count: 7, hands: 2) }
    #expect(text(of: result).contains("7 things cannot be dealt evenly to 2 hands"))
  }
}
