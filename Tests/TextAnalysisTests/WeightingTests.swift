import LinearAlgebra
import Testing
import TextAnalysis

@Suite struct VocabularyTests {
  private let texts = [["b", "a", "b"], ["b", "c"], ["b", "d", "d", "d"]]

  @Test func `words are columns in alphabetical order, and counts their entries`() throws {
    let vocabulary = try Vocabulary(of: texts)
    #expect(vocabulary.words == ["a", "b", "c", "d"])
    #expect(vocabulary.documentFrequencies == [1, 3, 1, 1])
    let counts = Matrix(vocabulary.counts(texts + [["nobody", "knows"], []]))
    #expect(
      counts == [[1, 2, 0, 0], [0, 1, 1, 0], [0, 1, 0, 3], [0, 0, 0, 0], [0, 0, 0, 0]])
  }

  @Test func `rare and frequent words can be left out`() throws {
    let frequent = try Vocabulary(of: texts, minimum: 2)
    let rare = try Vocabulary(of: texts, maximum: 0.5)
    let two = try Vocabulary(of: texts, limit: 2)
    let three = try Vocabulary(of: texts, limit: 3)
    #expect(frequent.words == ["b"] && rare.words == ["a", "c", "d"])
    #expect(two.words == ["b", "d"] && three.words == ["a", "b", "d"])
  }

  @Test func `texts without a word are refused`() {
    #expect(throws: TextAnalysisError.noWords(texts: 2)) { try Vocabulary(of: [[], []]) }
    #expect(throws: TextAnalysisError.noWords(texts: 3)) { try Vocabulary(of: texts, minimum: 4) }
  }
}

@Suite struct TermWeightsTests {
  /// The example in the documentation of scikit-learn's TfidfTransformer.
  private let documented: Matrix<Double> = [
    [1, 1, 1, 1, 0, 1, 0, 0], [1, 2, 0, 1, 1, 1, 0, 0], [1, 0, 0, 1, 0, 1, 1, 1],
    [1, 1, 1, 1, 0, 1, 0, 0],
  ]

  @Test func `smoothed inverse document frequencies are those of scikit-learn`() {
    let weights = TermWeights(.tfidf, counts: SparseMatrix(documented))
    let expected = [1, 1.22314355, 1.51082562, 1, 1.91629073, 1, 1.91629073, 1.91629073]
    for (weight, value) in zip(weights.global, expected) {
      #expect(abs(weight - value) < 5e-9)
    }
  }

  @Test func `a word of one text weighs 1 by entropy, and one that is everywhere 0`() {
    let counts: Matrix<Double> = [[2, 3, 1], [2, 0, 1], [2, 0, 2]]
    let weights = TermWeights(.logEntropy, counts: SparseMatrix(counts)).global
    #expect(weights[0] < 1e-15 && weights[0] >= 0)
    #expect(abs(weights[1] - 1) < 1e-15)
    #expect(weights[2] > 0 && weights[2] < 1)
  }

  @Test func `a single text and a word that is nowhere have weights`() {
    let one = TermWeights(.logEntropy, counts: SparseMatrix([[1, 2, 0]] as Matrix<Double>))
    #expect(one.global == [1, 1, 1])
    let none = TermWeights(
      Weighting(.count, .inverse), counts: SparseMatrix(rows: 2, columns: 1, entries: []))
    #expect(none.global == [1])
    let nowhere = TermWeights(.logEntropy, counts: SparseMatrix(rows: 2, columns: 1, entries: []))
    #expect(nowhere.global == [1])
  }

  @Test(arguments: Weighting.Local.allCases, Weighting.Global.allCases)
  func `texts get length 1, whatever the weighting`(
    local: Weighting.Local, global: Weighting.Global
  ) {
    var generator = SplitMix64(seed: 3)
    let counts = Matrix<Double>(rows: 7, columns: 9) { _, _ in
      (3 * generator.uniform()).rounded(.down)
    }
    let learned = TermWeights(Weighting(local, global), counts: SparseMatrix(counts))
    let weights = Matrix(learned.weights(SparseMatrix(counts)))
    for i in 0..<7 { #expect(abs(weights[row: i].norm - 1) < 1e-14) }
  }

  @Test func `local parts are what they say, for texts that were not learned from`() {
    let learned = SparseMatrix([[1, 0], [1, 1], [0, 1]] as Matrix<Double>)
    let new = SparseMatrix([[4, 0], [0, 0]] as Matrix<Double>)
    func weight(_ local: Weighting.Local) -> Matrix<Double> {
      let weighting = Weighting(local, .none, normalizesTexts: false)
      return Matrix(TermWeights(weighting, counts: learned).weights(new))
    }
    #expect(weight(.count)[0, 0] == 4)
    #expect(weight(.presence)[0, 0] == 1)
    #expect(abs(weight(.sublinear)[0, 0] - 2.386294361119891) < 1e-15)
    #expect(abs(weight(.logarithm)[0, 0] - 1.6094379124341003) < 1e-15)
    #expect(weight(.count)[row: 1] == [0, 0])
  }
}
