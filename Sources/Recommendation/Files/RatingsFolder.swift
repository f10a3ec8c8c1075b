internal import Foundation
internal import LinearAlgebra

/// A folder of ratings as MovieLens distributes them: what people said, and what the items are called.
///
/// Looked for are `u.data` and `u.item`, `ratings.dat` and `movies.dat`, `ratings.csv` and `movies.csv`, and last a file
/// that ends in `.inter` with one of its name that ends in `.item`; the first that is there is read. Titles may be missing.
/// What such folders tell of the people themselves, `u.user` or `users.dat`, is left alone: no model here asks who they are.
public struct RatingsFolder: Sendable {
  /// What people said.
  public let ratings: Ratings
  /// What the items are called; empty where no file says so.
  public let catalog: Catalog
  /// The file of the ratings, without the folder.
  public let ratingsFile: String
  /// The file of the items, without the folder, where there is one.
  public let catalogFile: String?

  /// Reads the ratings of a folder, and the titles if they are there.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - scale: The least and the greatest rating, where they are not those that MovieLens has in such files.
  /// - Throws: ``RatingsFileError`` with the file and the line.
  /// - Complexity: that of reading the files.
  public init(_ folder: String, scale: ClosedRange<Double>? = nil) throws(RatingsFileError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw RatingsFileError(
        path: folder, line: nil, reason: .unreadable("it is no folder that can be read"))
    }
    guard let pair = Self.pair(among: names) else {
      throw RatingsFileError(path: folder, line: nil, reason: .nothingHere)
    }
    let place = URL(fileURLWithPath: folder)
    ratings = try Ratings(
      contentsOfFile: place.appendingPathComponent(pair.ratings).relativePath, scale: scale)
    catalog =
      if let items = pair.items {
        try Catalog(contentsOfFile: place.appendingPathComponent(items).relativePath)
      } else { Catalog([:]) }
    ratingsFile = pair.ratings
    catalogFile = pair.items
  }

  private static func pair(among names: [String]) -> (ratings: String, items: String?)? {
    let others = names.sorted().filter { $0.hasSuffix(".inter") }
      .map { ($0, String($0.dropLast("inter".count)) + "item") }
    let known =
      [("u.data", "u.item"), ("ratings.dat", "movies.dat"), ("ratings.csv", "movies.csv")] + others
    for (ratings, items) in known where names.contains(ratings) {
      return (ratings, names.contains(items) ? items : nil)
    }
    return nil
  }

  /// The title of an item by its place in the ratings.
  public func title(_ item: Int) -> String { catalog.title(of: ratings.items[item]) }

  /// How many of the rated items the catalog does not have; ``title(_:)`` names them by their ids.
  public var untitledCount: Int {
    ratings.items.count { catalog.items[$0] == nil }
  }
}
