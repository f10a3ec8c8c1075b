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

  @Test func `a query of unknown words or none finds nothing`() throws {
    let search = try search()
    #expect(search.matches(for: "xylophone", count: 3).isEmpty)
    #expect(search.matches(for: "", count: 3).isEmpty)
    #expect(search.matches(for: "edit", count: 0).isEmpty)
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
