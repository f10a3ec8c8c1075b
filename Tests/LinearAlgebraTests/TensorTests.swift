import LinearAlgebra
import Testing

/// Sizes with the edges: order 1 and 12, modes of size 0 and 1, sizes around a block of 32.
private let tensorSizes: [[Int]] = [
  [5], [0], [3, 4], [1, 7], [2, 3, 4], [1, 1, 1], [4, 0, 3], [33, 2, 31], [3, 35, 2], [2, 1, 5, 3],
  Array(repeating: 2, count: 12),
]

extension Tensor {
  /// Whole numbers from -9 to 9, whose products and sums are exact in either precision.
  fileprivate static func wholeNumbers(
    _ sizes: [Int], using generator: inout SplitMix64
  ) -> Tensor {
    Tensor(sizes: sizes) { _ in Scalar(Int(generator.next() % 19) - 9) }
  }

  /// Every index, first mode fastest.
  fileprivate var everyIndex: [[Int]] {
    var list: [[Int]] = []
    _ = Tensor(sizes: sizes) { index in
      list.append(index)
      return 0
    }
    return list
  }
}

@Suite struct `A tensor` {
  @Test func `stores its first index fastest`() {
    let x = Tensor<Double>(sizes: [2, 3, 4]) { Double($0[0] + 10 * $0[1] + 100 * $0[2]) }
    #expect(Array(x.elements.prefix(7)) == [0, 1, 10, 11, 20, 21, 100])
    #expect(x[1, 2, 3] == 321)
    #expect(x[[0, 1, 2]] == 210)
    var changed = x
    changed[1, 2, 3] = 5
    #expect(changed[1, 2, 3] == 5)
    #expect(x[1, 2, 3] == 321)
  }

  @Test func `unfolds as in the textbook`() {
    // Kolda and Bader's example: the numbers 1 to 24 in a 3 × 4 × 2 tensor.
    let x = Tensor<Double>(sizes: [3, 4, 2], columnMajor: (1...24).map(Double.init))
    #expect(x.unfolding(0)[row: 0] == [1, 4, 7, 10, 13, 16, 19, 22])
    #expect(x.unfolding(1)[row: 0] == [1, 2, 3, 13, 14, 15])
    #expect(x.unfolding(2)[row: 1] == Vector((13...24).map(Double.init)))
  }

  @Test(arguments: tensorSizes) func `folds back what was unfolded`(_ sizes: [Int]) {
    var generator = SplitMix64(seed: 1)
    let x = Tensor<Float>.gaussian(sizes: sizes, using: &generator)
    for mode in sizes.indices {
      let unfolding = x.unfolding(mode)
      #expect(unfolding.rows == sizes[mode])
      #expect(Tensor(folding: unfolding, mode: mode, sizes: sizes) == x)
      // The definition: entry (iₙ, j) with j counting the other indices, first fastest.
      let others = sizes.indices.filter { $0 != mode }
      for index in x.everyIndex.prefix(500) {
        let column = others.reversed().reduce(0) { $0 * sizes[$1] + index[$1] }
        #expect(unfolding[index[mode], column] == x[index])
      }
    }
  }

  @Test(arguments: tensorSizes) func `is multiplied in a mode as its unfolding is`(
    _ sizes: [Int]
  ) {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) {
      var generator = SplitMix64(seed: 2)
      let x = Tensor<Scalar>.wholeNumbers(sizes, using: &generator)
      for mode in sizes.indices {
        for rows in [0, 1, 3] {
          let a = Matrix<Scalar>.wholeNumbers(rows, sizes[mode], using: &generator)
          var newSizes = sizes
          newSizes[mode] = rows
          let expected = Tensor(folding: a * x.unfolding(mode), mode: mode, sizes: newSizes)
          #expect(x.multiplied(inMode: mode, by: a) == expected)
          #expect(x.multiplied(inMode: mode, by: a.transposed().transpose) == expected)
        }
        #expect(x.modeGram(mode) == x.unfolding(mode) * x.unfolding(mode).transpose)
      }
    }
    check(Double.self)
    check(Float.self)
  }

  @Test func `is multiplied by all threads as by one`() {
    var generator = SplitMix64(seed: 3)
    let x = Tensor<Double>.wholeNumbers([40, 30, 50], using: &generator)
    let a = Matrix<Double>.wholeNumbers(12, 30, using: &generator)
    let expected = Tensor(folding: a * x.unfolding(1), mode: 1, sizes: [40, 12, 50])
    #expect(x.multiplied(inMode: 1, by: a) == expected)
    #expect(x.multiplied(inMode: 1, by: a.transposed().transpose) == expected)
  }

  @Test func `does not mind the order of products in different modes`() {
    var generator = SplitMix64(seed: 3)
    let x = Tensor<Double>.wholeNumbers([3, 4, 5], using: &generator)
    let a = Matrix<Double>.wholeNumbers(2, 3, using: &generator)
    let b = Matrix<Double>.wholeNumbers(6, 5, using: &generator)
    #expect(
      x.multiplied(inMode: 0, by: a).multiplied(inMode: 2, by: b)
        == x.multiplied(inMode: 2, by: b).multiplied(inMode: 0, by: a))
  }

  @Test(arguments: tensorSizes) func `moves its modes`(_ sizes: [Int]) {
    var generator = SplitMix64(seed: 4)
    let x = Tensor<Double>.gaussian(sizes: sizes, using: &generator)
    let order = Array(sizes.indices.reversed())
    let moved = x.permuted(order)
    #expect(moved.sizes == sizes.reversed())
    for index in x.everyIndex.prefix(500) { #expect(moved[order.map { index[$0] }] == x[index]) }
    #expect(moved.permuted(order) == x)
    if sizes.count == 2 { #expect(Matrix(moved) == Matrix(x).transposed()) }
  }

  @Test func `looks at its entries under other sizes`() {
    let x = Tensor<Double>(sizes: [2, 3, 4], columnMajor: (0..<24).map(Double.init))
    #expect(x.reshaped(to: [6, 4]).reshaped(to: [2, 3, 4]) == x)
    #expect(x.matricized(leading: 1) == x.unfolding(0))
    #expect(x.matricized(leading: 2).transposed() == x.unfolding(2))
    #expect(x.matricized(leading: 0).rows == 1)
    #expect(x.slice(3) == Matrix(rows: 2, columns: 3, columnMajor: (18..<24).map(Double.init)))
    #expect(Tensor(slices: (0..<4).map(x.slice)) == x)
  }

  @Test func `of rank one multiplies the entries of its vectors`() {
    let x = Tensor<Double>(outer: [[1, 2], [3, 4, 5], [10, 100]])
    #expect(x.sizes == [2, 3, 2])
    #expect(x[1, 2, 0] == 100)
    #expect(
      x.unfolding(1) == Matrix(rows: 3, columns: 4) { [3, 4, 5][$0] * [10, 20, 100, 200][$1] })
    #expect(Tensor<Double>(outer: [[1, 2], []]).isEmpty)
  }

  @Test func `adds, scales and multiplies entry by entry`() {
    let x = Tensor<Double>(sizes: [2, 1, 2], columnMajor: [1, 2, 3, 4])
    #expect((2 * x + x - x.scaled(by: 3)).maxNorm == 0)
    #expect(x.hadamard(x).elements == [1, 4, 9, 16])
    #expect(x.inner(x) == 30)
    #expect(x.map { -$0 }.elements == [-1, -2, -3, -4])
    #expect(Tensor<Double>(sizes: [2], columnMajor: [3e200, 4e200]).frobeniusNorm > 4.99e200)
    #expect(!x.isApproximatelyEqual(to: x.reshaped(to: [4]), relativeTolerance: 1))
    #expect(!x.map { $0 / 0 }.isFinite)
  }

  @Test func `describes itself`() {
    let x = Tensor<Double>(sizes: [1, 2, 2], columnMajor: [1, 2, 3, 4])
    #expect(x.description.contains("[·, ·, 1]"))
    #expect(Tensor<Double>.zero(sizes: [100, 3, 3]).description == "a 100 × 3 × 3 tensor")
    #expect(Tensor<Double>(sizes: [2], columnMajor: [1, 2]).description == "[1, 2]")
  }

  @Test func `refuses what does not fit with the shapes`() async {
    let few = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Double>(sizes: [2, 3], columnMajor: [1])
    }
    #expect(few?.says("a 2 × 3 tensor needs 6 entries, not 1") == true)
    let wrong = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Double>.zero(sizes: [2, 3]).multiplied(inMode: 1, by: Matrix.identity(2))
    }
    #expect(wrong?.says("cannot multiply mode 1 of a 2 × 3 tensor by a 2 × 2 matrix") == true)
    let huge = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Double>.zero(sizes: [1 << 32, 1 << 32])
    }
    #expect(huge?.says("has more entries than can be counted") == true)
    let outside = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Double>.zero(sizes: [2, 3])[0, 3]
    }
    #expect(outside?.says("entry [0, 3] is outside a 2 × 3 tensor") == true)
    #expect(Tensor<Double>.zero(sizes: [1 << 40, 0, 1 << 40]).isEmpty)
  }
}
