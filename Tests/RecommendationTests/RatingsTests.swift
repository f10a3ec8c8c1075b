import LinearAlgebra
import Recommendation
import Testing

@Suite struct RatingsTests {
  @Test func `Ratings are sorted by person and then by item`() {
    let shuffled = Ratings(
      people: small.people, items: small.items, scale: small.scale, small.entries.reversed())
    #expect(shuffled == small)
    #expect(small.ratings(by: 2).map(\.item) == [1, 2, 3])
  }

  @Test func `Of two ratings at one place the later one counts, and it is counted`() {
    let twice = Ratings(
      people: ["Ada"], items: ["A", "B"], scale: 1...5,
      [(0, 3.0), (1, 2), (0, 5), (0, 4)].map { Rating(person: 0, item: $0.0, value: $0.1) })
    #expect(twice.entries.map(\.value) == [4, 2])
    #expect(twice.replacedCount == 2)
  }

  @Test func `Every rating is in exactly one test, and folds differ by one rating at most`() {
    var random = SplitMix64(seed: 3)
    let ratings = planted(people: 13, items: 7)
    let splits = ratings.folds(5, using: &random)
    #expect(splits.flatMap(\.test.entries).count == ratings.count)
    #expect(Set(splits.flatMap(\.test.entries)) == Set(ratings.entries))
    let sizes = splits.map(\.test.count)
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    for split in splits {
      #expect(Set(split.training.entries).isDisjoint(with: split.test.entries))
      #expect(split.training.count + split.test.count == ratings.count)
    }
  }

  @Test func `One fold alone is that of all folds`() {
    var (first, second) = (SplitMix64(seed: 3), SplitMix64(seed: 3))
    let splits = small.folds(3, using: &first)
    #expect(small.fold(1, of: 3, using: &second) == splits[1])
  }

  @Test func `The matrix has the ratings and holes, and a rating of zero is no hole`() {
    let matrix: SparseMatrix<Float> = small.matrix { $0.value - 5 }
    #expect(matrix.nonZeroCount == small.count)
    #expect(matrix[0, 1] == -1)
    #expect(matrix.values.contains(0))
  }

  @Test func `Nothing rated has the middle of the scale as its mean`() {
    #expect(Ratings(people: [], items: [], scale: 1...5, []).mean == 3)
    #expect(abs(small.mean - 3) < 1e-15)
  }
}
