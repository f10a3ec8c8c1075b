import Gallery
import LinearAlgebra
import LowRank
import Testing

@Suite struct `Handwritten digits` {
  private let digits: Digits = {
    var generator = SplitMix64(seed: 1)
    return Digits(perDigit: 20, using: &generator)
  }()

  @Test func `are pictures with some ink, the same from the same seed`() {
    #expect(digits.images.rows == 24 * 24 && digits.images.columns == 200)
    #expect(digits.images.elements.allSatisfy { $0 >= 0 && $0 <= 1 })
    for j in 0..<200 {
      let share = digits.images[column: j].elements.reduce(0, +) / 576
      #expect(share > 0.03 && share < 0.4, "digit \(digits.labels[j])")
    }
    var generator = SplitMix64(seed: 1)
    #expect(Digits(perDigit: 20, using: &generator) == digits)
  }

  @Test func `leave a margin`() {
    for j in 0..<200 {
      let picture = digits.picture(j)
      let frame = [picture[row: 0], picture[row: 23], picture[column: 0], picture[column: 23]]
      #expect(frame.allSatisfy { $0.norm < 1.5 }, "digit \(digits.labels[j])")
    }
  }

  @Test func `look more like their own kind than like others`() {
    let unit = digits.images.scaled(
      columnsBy: Vector(digits.images.columnNorms.map { 1 / $0 }))
    let likeness = unit.gram()
    var (own, other) = ((0.0, 0.0), (0.0, 0.0))
    for i in 0..<200 {
      for j in 0..<i {
        if digits.labels[i] == digits.labels[j] {
          own = (own.0 + likeness[i, j], own.1 + 1)
        } else {
          other = (other.0 + likeness[i, j], other.1 + 1)
        }
      }
    }
    #expect(own.0 / own.1 > 1.3 * other.0 / other.1)
  }

  @Test func `go on a sheet in rows`() {
    let sheet = digits.sheet([3, 4, 5], width: 2)
    #expect(sheet.rows == 2 * 25 + 1 && sheet.columns == 2 * 25 + 1)
    #expect(sheet[1, 26] == digits.picture(4)[0, 0])
    #expect(sheet[30, 10] == digits.picture(5)[4, 9])
  }
}

@Suite struct `A matrix of clusters` {
  @Test func `is of the rank of its centers without noise`() throws {
    var generator = SplitMix64(seed: 2)
    let a = Matrix<Double>.clusters(
      rows: 20, columns: 90, centers: 5, noise: 0, using: &generator)
    #expect(try a.numericalRank() == 5)
    #expect(Set((0..<90).map { a[column: $0].elements }).count == 5)
  }
}
