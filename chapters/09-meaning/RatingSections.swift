import Literate

extension MeaningChapter {
  /// The half of the chapter that is about ratings.
  func tellOfRatings(_ story: Story) throws {}
}
