import Attempts
import Grading
import LinearAlgebra
import Solutions08

private typealias Answer = (Tensor<Double>, Int, Matrix<Double>) throws -> Tensor<Double>

let modeProduct: Exercise = Exercise(
  "ModeProduct",
  learner: { call in { x, mode, a in try call(x, mode, a) } },
  reference: Solutions08.modeProduct(_:mode:by:) as Answer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { answer, exam in
  for (name, x, mode, a) in cases() {
    exam.begin(name, given: ["X": x, "mode": mode, "A": a])
    let (got, expected) = (try answer(x, mode, a), product(x, mode, a))
    try exam.expect(got, closeTo: expected, as: "X ×ₙ A")
    // A sum of n products, in any order, is right to nε/2 of the sum of their magnitudes.
    let sizes = product(x.map(abs), mode, a.map(abs))
    let rounding = Double(a.columns) * .ulpOfOne
    for place in expected.elements.indices {
      try exam.expect(
        got.elements[place], closeTo: expected.elements[place], within: rounding,
        beside: sizes.elements[place], as: "entry number \(place + 1) of X ×ₙ A")
    }
  }
}

private typealias Case = (name: String, x: Tensor<Double>, mode: Int, a: Matrix<Double>)

private func cases() -> [Case] {
  let statement = Tensor<Double>.counting([1, 2, 2])
  let ones: Matrix<Double> = [[1, 1]]
  let small: Matrix<Double> = [[1, 0], [0x1p-60, 0x1p-61]]
  let fixed: [Case] =
    (1...2).map { ("the statement's tensor, mode \($0)", statement, $0, ones) } + [
      ("the statement's tensor, mode 0", statement, 0, [[2], [3], [5]]),
      ("a square matrix", .counting([2, 2, 2]), 1, [[1, 2], [3, 4]]),
      ("thirds", Tensor.counting([2, 2, 2]).map { $0 / 3 }, 1, [[1, 2], [3, 4]]),
      ("small results beside large ones", statement, 1, small),
      ("a matrix with a row of zeros", statement, 2, [[0, 0], [1, 1]]),
      ("a tensor with a slice of zeros", Tensor(sizes: [2, 2]) { Double($0[1]) }, 1, ones),
      ("a tensor of zeros", .zero(sizes: [1, 2, 2]), 1, ones),
    ]
  let scaled = Unit.extremes.flatMap { unit -> [Case] in
    [
      ("the statement's tensor \(unit.name)", unit(statement), 1, ones),
      ("A \(unit.name)", statement, 1, unit(ones)),
    ]
  }
  let shapes = [
    [3], [1], [3, 4], [3, 3], [4, 2, 3], [2, 1, 3], [2, 2, 2], [3, 2, 2, 3], [2, 2, 2, 2, 2],
  ]
  let shaped = shapes.flatMap { sizes in
    sizes.indices.flatMap { mode in
      // Fewer rows than before, as many, more, and none.
      [1, sizes[mode], 4, 0].map { rows -> Case in
        // Whole numbers without a pattern: sums of their products are exact.
        let a = Matrix(rows: rows, columns: sizes[mode]) { i, j in
          Double((3 * i + 5 * j + 2 * i * j + 1) % 7 - 3)
        }
        let x = Tensor.counting(sizes)
        return ("sizes \(words(sizes)), mode \(mode), \(rows) rows", x, mode, a)
      }
    }
  }
  return fixed + scaled + shaped
}

/// The definition, entry by entry.
private func product(_ x: Tensor<Double>, _ mode: Int, _ a: Matrix<Double>) -> Tensor<Double> {
  var sizes = x.sizes
  sizes[mode] = a.rows
  return Tensor<Double>(sizes: sizes) { index in
    (0..<a.columns).reduce(0) { sum, j in
      var from = index
      from[mode] = j
      return sum + a[index[mode], j] * x[from]
    }
  }
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] { wrongModes() + wrongShapes() + wrongNumbers() }

private func wrongModes() -> [Mistake<Answer>] {
  [
    Mistake("always multiplies in mode 0", caughtAt: "the statement's tensor, mode 2") {
      x, mode, a in
      var sizes = x.sizes
      let rows = sizes[mode]
      sizes[mode] = a.rows
      return Tensor(a * x.reshaped(to: [rows, x.count / rows]).matricized(leading: 1))
        .reshaped(to: sizes)
    },
    Mistake("counts modes from the end", caughtAt: "a tensor with a slice of zeros") { x, mode, a in
      let other = x.order - 1 - mode
      return product(x, x.sizes[other] == a.columns ? other : mode, a)
    },
    Mistake("multiplies in all modes of the size", caughtAt: "the statement's tensor, mode 1") {
      x, mode, a in
      x.sizes.indices.filter { x.sizes[$0] == a.columns }.reduce(x) { product($0, $1, a) }
    },
    Mistake("writes A X for every matrix X", caughtAt: "a tensor with a slice of zeros") {
      x, mode, a in
      if x.order != 2 { return product(x, mode, a) }
      return Tensor(a * (mode == 0 ? Matrix(x) : Matrix(x).transposed()))
    },
  ]
}

private func wrongShapes() -> [Mistake<Answer>] {
  [
    Mistake("forgets to fold back", caughtAt: "the statement's tensor, mode 1") { x, mode, a in
      Tensor(a * x.unfolding(mode))
    },
    Mistake("reshapes in place of folding", caughtAt: "a square matrix") { x, mode, a in
      var sizes = x.sizes
      sizes[mode] = a.rows
      return Tensor(a * x.unfolding(mode)).reshaped(to: sizes)
    },
    Mistake("keeps the old size", caughtAt: "the statement's tensor, mode 1") { x, mode, a in
      let y = product(x, mode, a)
      return Tensor(sizes: x.sizes) { $0[mode] < a.rows ? y[$0] : x[$0] }
    },
    Mistake("gives X back if A has no rows", caughtAt: "sizes 3, mode 0, 0 rows") { x, mode, a in
      a.rows == 0 ? x : product(x, mode, a)
    },
    Mistake("loses the order if A has no rows", caughtAt: "sizes 3 × 4, mode 0, 0 rows") {
      x, mode, a in a.rows == 0 ? .zero(sizes: [0]) : product(x, mode, a)
    },
  ]
}

private func wrongNumbers() -> [Mistake<Answer>] {
  [
    Mistake("multiplies by the transpose where it can", caughtAt: "a square matrix") {
      x, mode, a in product(x, mode, a.isSquare ? a.transposed() : a)
    },
    Mistake("drops small results", caughtAt: "small results beside large ones") { x, mode, a in
      product(x, mode, a).map { abs($0) < 1e-12 ? 0 : $0 }
    },
    Mistake("computes in single precision", caughtAt: "thirds") { x, mode, a in
      product(x.map { Double(Float($0)) }, mode, a).map { Double(Float($0)) }
    },
  ]
}
