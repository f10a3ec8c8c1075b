import Recommendation
import Testing

@Suite struct RatingTests {
  @Test func `ratings are equal when all three numbers are`() {
    let rating = Rating(person: 1, item: 2, value: 3)
    #expect(rating == Rating(person: 1, item: 2, value: 3))
    #expect(rating != Rating(person: 2, item: 1, value: 3))
  }
}
