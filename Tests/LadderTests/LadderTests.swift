import Foundation
import Ladder
import LinearAlgebra
import Testing

@Suite struct `The ladder` {
  static let subject: Matrix<Double> = {
    var generator = SplitMix64(seed: 7)
    return Matrix.gaussian(rows: 12, columns: 20, using: &generator)
  }()

  /// Those whose approximations of size k need not have rank k.
  private static let sparse = ["Monarch", "pruned", "sparse factors"]

  @Test(arguments: LadderMethod.all.map(\.name).filter { !sparse.contains($0) })
  func `no factors of rank k are closer than the floor`(name: String) throws {
    let method = try #require(LadderMethod.all.first { $0.name == name })
    let sizes = Array(1...12)
    let floor = try LadderMethod.all[0].relativeErrors(Self.subject, sizes)
    let errors = try method.relativeErrors(Self.subject, sizes)
    for k in sizes.indices {
      // Both are relative errors near 1, each the result of a sum of 240 squares.
      #expect(errors[k] >= floor[k] - 240 * .ulpOfOne)
    }
  }

  // The given columns of one size are not among those of the next: they may well be worse. A cross
  // may spoil what it does not touch. One more group of rows deals all cards anew.
  @Test(
    arguments: LadderMethod.all.map(\.name).filter {
      !(["given columns", "CUR, crosses"] + sparse).contains($0)
    })
  func `more numbers never make the error larger`(name: String) throws {
    let method = try #require(LadderMethod.all.first { $0.name == name })
    let sizes = Array(1...12)
    let errors = try method.relativeErrors(Self.subject, sizes)
    let stored = sizes.map { method.storedNumbers($0, 12, 20) }
    #expect(errors.count == sizes.count)
    for k in sizes.indices.dropFirst() {
      #expect(errors[k] <= errors[k - 1] + 240 * .ulpOfOne)
      #expect(stored[k] > stored[k - 1])
    }
  }

  @Test func `one group and one block are rank one, a group for each row is all`() throws {
    let method = try #require(LadderMethod.all.first { $0.name == "Monarch" })
    let floor = try LadderMethod.all[0].relativeErrors(Self.subject, [1])
    let errors = try method.relativeErrors(Self.subject, [1, 12])
    #expect(abs(errors[0] - floor[0]) < 240 * .ulpOfOne && errors[1] < 240 * .ulpOfOne)
    #expect(method.storedNumbers(4, 12, 20) == 4 * 32)
  }

  @Test func `an entry takes a number and its place`() throws {
    let method = try #require(LadderMethod.all.first { $0.name == "pruned" })
    // 32 entries of 64 bits, and a bit for each of 240.
    #expect(method.storedNumbers(1, 12, 20) == 32 + 4)
  }

  @Test func `as many vectors as rows make up the whole matrix`() throws {
    for name in ["SVD", "given columns", "CR, waves", "CUR, best middle"] {
      let method = try #require(LadderMethod.all.first { $0.name == name })
      #expect(try method.relativeErrors(Self.subject, [12])[0] < 1e-14 * 12)
    }
  }

  @Test func `a wave is found among all waves`() throws {
    // Entry i of wave 3 is cos(π(i + ½)3/12) up to scale: one layer of the product, whatever
    // multiples of it the columns are.
    let wave = Matrix<Double>(rows: 12, columns: 4) { i, j in
      Double(j + 1) * cos(.pi * (Double(i) + 0.5) / 4)
    }
    let method = try #require(LadderMethod.all.first { $0.name == "CR, waves" })
    #expect(try method.relativeErrors(wave, [1])[0] < 12 * .ulpOfOne)
  }

  @Test func `keeping columns leaves exactly the other columns`() throws {
    let a: Matrix<Double> = [[3, 0, 1], [4, 2, 0]]
    let method = try #require(LadderMethod.all.first { $0.name == "CR, columns" })
    let error = try method.relativeErrors(a, [1])[0]
    // The column (3, 4) stays; the others have the squares 4 and 1, out of 30 in all.
    #expect(abs(error - (5.0 / 30).squareRoot()) < 10 * .ulpOfOne)
    #expect(method.storedNumbers(1, 2, 3) == 3)
  }

  @Test func `a budget buys the largest size that fits`() {
    let svd = LadderMethod.all[0]
    #expect(svd.largestSize(within: 96, rows: 12, columns: 20) == 3)
    #expect(svd.largestSize(within: 95, rows: 12, columns: 20) == 2)
    #expect(svd.largestSize(within: 31, rows: 12, columns: 20) == nil)
    #expect(svd.largestSize(within: 100_000, rows: 12, columns: 20) == 12)
  }

  @Test func `a chapter's ladder has the methods of the chapters before it and its own`() {
    let ladder = Ladder(upToChapter: 3)
    #expect(ladder.methods.first?.name == LadderMethod.all[0].name)
    #expect(ladder.methods.allSatisfy { $0.chapter <= 3 })
    #expect(Ladder(upToChapter: 2).methods.count == 2)
    #expect(Ladder(chapters: [2, 11]).methods.map(\.chapter).allSatisfy { [2, 11].contains($0) })
  }
}
