import Experiments
import Literate

/// The sections on ratings, in their order; those on data need its files.
func tellOfRatings(
  _ story: Story, ratings: Evidence?, rankings: Evidence?
) throws {
  let isHere = RatingData.files.allSatisfy(\.isHere)
  let data = isHere ? try RatingData() : nil
  func section(
    _ name: String, _ body: (Page, RatingData) throws -> Void
  ) throws {
    try story.section(name, needs: RatingData.files) { page in
      try body(page, try data ?? RatingData())
    }
  }
  try story.section("holes", holes)
  try section("zero-filled", zeroFilled)
  try section("rating-biases", ratingBiases)
  try story.section("step-order", stepOrder)
  try section("descent", descentCourse)
  try section("alternating", alternating)
  try section("implicit-trick", implicitTrick)
  try section("new-person", foldedPerson)
  try story.section("taste-map", tasteMap)
  try section("film-map", filmMap)
  try section("rating-spectra", ratingSpectra)
  guard let ratings, let rankings else { return }
  try story.section("rating-results") { try ratingResults($0, ratings) }
  try section("ratings-now") { try ratingsNow($0, ratings, $1) }
  try story.section("ranking-results") { try rankingResults($0, rankings) }
}
