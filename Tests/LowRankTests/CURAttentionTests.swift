import LinearAlgebra
import LowRank
import RealModule
import Testing

@Suite struct `Attention through landmarks` {
  private func example(_ n: Int, _ seed: UInt64) -> Attention<Double> {
    var generator = SplitMix64(seed: seed)
    return Attention(
      query: .gaussian(rows: n, columns: 4, using: &generator),
      key: .gaussian(rows: n, columns: 4, using: &generator),
      value: .gaussian(rows: n, columns: 3, using: &generator))
  }

  @Test func `is exact with a landmark for each position`() throws {
    for n in [1, 2, 7, 20] {
      let attention = example(n, 141)
      let exact = attention.exact
      let landmark = try attention.nystrom(landmarks: n, inverse: .svd)
      #expect((exact - landmark).maxNorm < 1e-9, "\(n) positions")
      let iterated = try attention.nystrom(landmarks: n, inverse: .newtonSchulz(steps: 60))
      #expect((exact - iterated).maxNorm < 1e-6, "\(n) positions")
    }
  }

  @Test func `truncates the inverse where it is told to`() throws {
    let attention = example(12, 143)
    let none = try attention.nystrom(
      landmarks: 6, inverse: .truncatedSVD(relativeTolerance: 0))
    let plain = try attention.nystrom(landmarks: 6, inverse: .svd)
    #expect((none - plain).maxNorm < 1e-9)
    // Weights between 0 and 1 with rows that sum to 1: what is left of the middle has rank 1.
    let one = try attention.nystrom(
      landmarks: 6, inverse: .truncatedSVD(relativeTolerance: 0.999))
    let sigma = try one.singularValues()
    #expect(sigma[1] < 1e-13 * sigma[0])
  }

  @Test func `agrees with attention written out`() {
    let attention = example(6, 142)
    let exact = attention.exact
    for i in 0..<6 {
      let powers = (0..<6).map {
        Double.exp(attention.query[row: i].dot(attention.key[row: $0]) / 2)
      }
      let sum = powers.reduce(0, +)
      for j in 0..<3 {
        let expected = (0..<6).reduce(0.0) { $0 + powers[$1] / sum * attention.value[$1, j] }
        #expect(abs(exact[i, j] - expected) < 1e-13)
      }
    }
  }

  @Test func `is exact for equal positions with one landmark`() throws {
    let attention = Attention<Double>(
      query: Matrix(rows: 9, columns: 2, repeating: 0.7),
      key: Matrix(rows: 9, columns: 2, repeating: -0.2),
      value: Matrix(rows: 9, columns: 1) { i, _ in Double(i) })
    for m in [1, 2, 4] {
      let landmark = try attention.nystrom(landmarks: m, inverse: .svd)
      #expect((landmark - Matrix(rows: 9, columns: 1, repeating: 4)).maxNorm < 1e-12)
    }
  }

  @Test func `splits positions evenly where landmarks do not divide them`() {
    let rows: Matrix<Double> = [[1], [2], [3], [4], [5], [6], [7]]
    #expect(rows.segmentMeans(3) == [[1.5], [3.5], [6]])
    #expect(rows.segmentMeans(7) == rows)
    #expect(rows.segmentMeans(1) == [[4]])
  }

  @Test func `has a softmax that does not overflow and sums to one`() {
    let a: Matrix<Double> = [[1000, 1000, -1000], [-1e308, 0, 1]]
    let weights = a.softmaxOfRows()
    #expect(weights[0, 0] == 0.5 && weights[0, 2] == 0)
    #expect((weights * Vector([1, 1, 1]) - [1, 1]).norm < 1e-15)
  }

  @Test func `inverts by products alone as far as the steps reach`() throws {
    var generator = SplitMix64(seed: 143)
    for (m, n) in [(5, 5), (8, 3), (3, 8)] {
      let a = try Matrix<Double>.random(
        rows: m, columns: n, singularValues: [1, 0.7, 0.3], using: &generator)
      let inverse = try a.pseudoInverse()
      let six = (a.newtonSchulzPseudoInverse() - inverse).maxNorm
      let twelve = (a.newtonSchulzPseudoInverse(steps: 12) - inverse).maxNorm
      #expect(six < 0.5 && twelve < 1e-10)
    }
    let zero = Matrix<Double>.zero(rows: 2, columns: 3)
    #expect(zero.newtonSchulzPseudoInverse() == .zero(rows: 3, columns: 2))
    // Six steps leave a small singular value far from inverted.
    let steep = Matrix<Double>(diagonal: [1, 1e-3])
    #expect(steep.newtonSchulzPseudoInverse()[1, 1] < 2)
  }

  @Test func `refuses landmarks that there cannot be`() {
    let attention = example(5, 144)
    for count in [0, 6] {
      #expect(
        throws: LinearAlgebraError.countOutOfRange(
          of: "landmarks", count: count, allowed: 1...5)
      ) { try attention.nystrom(landmarks: count) }
    }
  }
}

@Suite struct `Retrieval with few scores` {
  @Test func `finds what scoring everything finds, when scores are of low rank`() throws {
    var generator = SplitMix64(seed: 151)
    let items = Matrix<Double>.gaussian(rows: 5, columns: 400, using: &generator)
    let queries = Matrix<Double>.gaussian(rows: 30, columns: 5, using: &generator)
    let anchors = try (queries * items).selectColumns(8, by: .pivotedQR, using: &generator)
    let index = try CURRetrieval(
      anchorQueryScores: queries * items, anchorItems: anchors, relativeTolerance: 1e-10)
    for _ in 0..<10 {
      let query = Matrix<Double>.gaussian(rows: 1, columns: 5, using: &generator)
      let scores = (query * items)[row: 0]
      let estimate = index.estimate(Vector(anchors.map { scores[$0] }))
      #expect((estimate - scores).norm < 1e-9 * scores.norm)
      var asked = 0
      let found = try index.search(top: 5, candidates: 20) { item in
        asked += 1
        return scores[item]
      }
      let best = scores.indices.sorted { scores[$0] > scores[$1] }.prefix(5)
      #expect(found.items == Array(best) && found.scoresAsked == asked && asked == 28)
      #expect(found.scores == Vector(best.map { scores[$0] }))
    }
  }

  @Test func `is refused with one sentence where it cannot be`() throws {
    let scores = Matrix<Double>.identity(4)
    typealias Failure = LinearAlgebraError
    #expect(throws: Failure.countOutOfRange(of: "landmarks", count: 0, allowed: 1...4)) {
      try CURRetrieval(anchorQueryScores: scores, anchorItems: [])
    }
    let index = try CURRetrieval(anchorQueryScores: scores, anchorItems: [0, 2])
    #expect(throws: Failure.countOutOfRange(of: "candidates", count: 3, allowed: 0...2)) {
      try index.search(top: 1, candidates: 3) { _ in 1 }
    }
    #expect(throws: Failure.countOutOfRange(of: "results", count: 4, allowed: 1...3)) {
      try index.search(top: 4, candidates: 1) { _ in 1 }
    }
    #expect(throws: Failure.notFinite(routine: "Retrieval", row: 0, column: 1)) {
      try index.search(top: 1, candidates: 1) { $0 == 2 ? .nan : 1 }
    }
  }
}
