import LinearAlgebra
import Literate
import Recommendation

/// The ratings of MovieLens 100K, and what is known of the films.
struct RatingData: Sendable {
  static let files = [
    FetchedFile("movielens/ml-100k.inter"),
    FetchedFile("movielens/ml-100k.item"),
  ]

  let ratings: Ratings
  let catalog: Catalog

  // snippet.read
  init() throws {
    ratings = try Ratings(contentsOfFile: Self.files[0].url.path)
    catalog = try Catalog(contentsOfFile: Self.files[1].url.path)
  }
  // snippet.end

  /// The folds of one shuffle have seeds in a row: 1 to 5, then 6 to 10.
  static func split(_ ratings: Ratings, seed: UInt64) -> RatingSplit {
    let (shuffle, fold) = (seed &+ 4).quotientAndRemainder(dividingBy: 5)
    var random = SplitMix64(seed: shuffle)
    return ratings.fold(Int(fold), of: 5, using: &random)
  }

  func split(seed: UInt64) -> RatingSplit {
    Self.split(ratings, seed: seed)
  }

  /// The title of a film by its column.
  func title(_ film: Int) -> String { catalog.title(of: ratings.items[film]) }

  /// The column of a film by its title.
  func film(_ title: String) throws -> Int {
    let film = ratings.items.indices.first { self.title($0) == title }
    guard let film else {
      throw Refuted(description: "No film is called \(title).")
    }
    return film
  }
}
