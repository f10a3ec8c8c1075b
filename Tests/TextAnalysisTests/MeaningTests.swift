import LinearAlgebra
import Testing
import TextAnalysis

@Suite struct LatentSemanticModelTests {
  private func weights(rows: Int, columns: Int, seed: UInt64) -> SparseMatrix<Double> {
    var generator = SplitMix64(seed: seed)
    return .random(
      rows: rows, columns: columns, nonZeroCount: rows * columns / 5, using: &generator)
  }

  private func model(
    _ a: SparseMatrix<Double>, _ k: Int
  ) throws -> LatentSemanticModel {
    var generator = SplitMix64(seed: 1)
    return try LatentSemanticModel(a, dimensions: k, using: &generator)
  }

  @Test(arguments: [(30, 50), (50, 30), (1, 7), (7, 1)])
  func `a text is folded in where the model has it`(rows: Int, columns: Int) throws {
    let a = weights(rows: rows, columns: columns, seed: 2)
    let model = try model(a, 10)
    let off = (model.coordinates(of: a) - model.texts).frobeniusNorm
    #expect(off <= 1e-13 * (1 + a.frobeniusNorm))
  }

  @Test func `no point of the space is nearer to a query than its projection`() throws {
    let model = try model(weights(rows: 30, columns: 20, seed: 3), 5)
    let query = weights(rows: 1, columns: 20, seed: 4)
    let place = model.coordinates(of: query)
    let residual = Matrix(query) - place * model.directions.transpose
    #expect((residual * model.directions).frobeniusNorm < 1e-13 * query.frobeniusNorm)
  }

  @Test func `dimensions beyond the rank are not made up`() throws {
    let a = SparseMatrix([[1, 1, 0], [2, 2, 0], [0, 0, 3], [1, 1, 0]] as Matrix<Double>)
    let model = try model(a, 3)
    #expect(model.dimensions == 2)
    let none = try self.model(a, 0)
    #expect(none.dimensions == 0)
    let nothing = SparseMatrix<Double>(rows: 4, columns: 3, entries: [])
    let empty = try self.model(nothing, 2)
    #expect(empty.dimensions == 0)
  }

  @Test func `Lanczos and the whole decomposition give one space`() throws {
    let a = weights(rows: 650, columns: 610, seed: 5)
    let model = try model(a, 4)
    let whole = try SVD(Matrix(a))
    for k in 0..<4 {
      #expect(abs(model.singularValues[k] - whole.singularValues[k]) < 1e-6)
    }
  }

  @Test func `words of one company are neighbors, though no text has both`() throws {
    // doctor, physician, hospital, ship, harbor
    let a: Matrix<Double> = [
      [1, 0, 1, 0, 0], [0, 1, 1, 0, 0], [1, 0, 1, 0, 0], [0, 0, 0, 1, 1], [0, 0, 0, 1, 1],
    ]
    let model = try model(SparseMatrix(a), 2)
    let neighbors = model.neighbors(ofWord: 0, count: 2)
    #expect(Set(neighbors.map(\.column)) == [1, 2])
    #expect(neighbors.allSatisfy { $0.cosine > 0.99 })
    #expect(model.truncated(to: 1).dimensions == 1)
  }
}

@Suite struct TextSearchTests {
  private let texts = [
    "edit photographs", "retouch images and photographs", "retouch images", "images for editors",
    "play chess", "chess against people",
  ]

  private func search() throws -> TextSearch {
    var generator = SplitMix64(seed: 1)
    return try TextSearch(
      texts, dimensions: 2, tokenizer: Tokenizer(stopWords: StopWords.english), using: &generator)
  }

  @Test func `a query finds texts that share no word with it`() throws {
    let found = try search().matches(for: "edit", count: 4)
    #expect(found.map(\.text).contains(2))
    #expect(!found.map(\.text).contains { $0 >= 4 })
  }

  @Test func `a rare word has as much say as a frequent one at the mean of their directions`()
    throws
  {
    let texts =
      Array(repeating: "edit mode", count: 3)
      + ["photograph image camera", "image viewer camera", "image viewer", "camera image"]
    func matches(_ placement: TextSearch.Placement) throws -> [TextSearch.Match] {
      var generator = SplitMix64(seed: 1)
      return try TextSearch(
        texts, dimensions: 2, placement: placement, weighting: Weighting(.presence, .none),
        using: &generator
      ).matches(for: "edit photograph", count: 7)
    }
    // Each company lies along a direction of its own, and both words weigh the same.
    let fair = try matches(.directionsOfWords)
    #expect(fair.count == 7 && fair.allSatisfy { abs($0.cosine - 0.5.squareRoot()) < 1e-6 })
    let projected = try matches(.projection)
    #expect(projected.prefix(3).allSatisfy { $0.text < 3 && $0.cosine > 0.9 })
    #expect(projected.suffix(4).allSatisfy { $0.text >= 3 && $0.cosine < 0.5 })
  }

  @Test func `only candidates are found, and what shares nothing with a query has the cosine 0`()
    throws
  {
    let search = try search()
    #expect(search.matches(for: "edit", count: 9) { $0 > 1 }.map(\.text).sorted() == [2, 3, 4, 5])
    let strangers = search.matches(for: "chess", count: 9) { $0 < 4 }
    #expect(strangers.count == 4 && strangers.allSatisfy { $0.cosine == 0 })
  }

  @Test func `a query of unknown words or none finds nothing`() throws {
    let search = try search()
    #expect(search.matches(for: "xylophone", count: 3).isEmpty)
    #expect(search.matches(for: "", count: 3).isEmpty)
    #expect(search.matches(for: "edit", count: 0).isEmpty)
  }

  @Test func `a text is related to its company, the nearest first, and never to itself`() throws {
    let search = try search()
    let found = search.neighbors(ofText: 0, count: 6)
    #expect(found.count == 5 && !found.map(\.text).contains(0))
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.cosine >= $1.cosine })
    #expect(Set(found.prefix(3).map(\.text)) == [1, 2, 3])
    #expect(
      search.neighbors(ofText: 0, count: 6, atLeast: 0.5).map(\.text) == found.prefix(3).map(\.text)
    )
    #expect(search.neighbors(ofText: 0, count: 2) { $0 > 3 }.map(\.text) == [4, 5])
    #expect(search.neighbors(ofText: 0, count: 0).isEmpty)
  }

  @Test func `texts that are empty or all of stop words are near to none, and harm no other`()
    throws
  {
    var generator = SplitMix64(seed: 1)
    let search = try TextSearch(
      ["", "and so it was"] + texts, dimensions: 2,
      tokenizer: Tokenizer(stopWords: StopWords.english), using: &generator)
    #expect(search.neighbors(ofText: 0, count: 9).allSatisfy { $0.cosine == 0 })
    #expect(search.neighbors(ofText: 1, count: 9, atLeast: 0.01).isEmpty)
    let found = search.matches(for: "edit", count: 3)
    #expect(found.allSatisfy { $0.text >= 2 && $0.text < 6 && $0.cosine > 0.5 })
  }

  @Test func `texts without a single word are refused in one sentence`() {
    var generator = SplitMix64(seed: 1)
    let error = #expect(throws: TextAnalysisError.self) {
      try TextSearch(
        ["", "and so it was", "?!"], dimensions: 2,
        tokenizer: Tokenizer(stopWords: StopWords.english), using: &generator)
    }
    #expect(error == .noWords(texts: 3))
  }

  @Test func `more dimensions than the rank are as many as the rank`() throws {
    var generator = SplitMix64(seed: 1)
    let search = try TextSearch(
      ["one two", "one two", "three four"], dimensions: 300, using: &generator)
    #expect(search.model.dimensions == 2)
    #expect(search.matches(for: "three", count: 1).map(\.text) == [2])
  }
}

@Suite struct CosinesTests {
  @Test func `rows of zeros have the cosine 0, and others their own`() {
    let rows: Matrix<Double> = [[3, 4], [0, 0], [4, 3], [-6, -8]]
    let dense = Cosines.between(rows, rows)
    let sparse = Cosines.among(SparseMatrix(rows))
    #expect((dense - sparse).frobeniusNorm < 1e-15)
    #expect(abs(dense[0, 2] - 0.96) < 1e-15 && abs(dense[0, 3] + 1) < 1e-15)
    #expect(dense[1, 1] == 0 && dense[0, 1] == 0)
  }
}
