import ArgumentParser
import Recommendation

/// What the program does with data that are not the chapter's.
struct OwnData: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Search the descriptions of this system's packages, and stop.",
      valueName: "words"))
  var search: String?

  @Option(
    help: ArgumentHelp(
      "With --search, search these instead: the .txt and .md files of a "
        + "folder, or the lines of a file.",
      valueName: "folder"))
  var texts: String?

  @Option(
    help: ArgumentHelp(
      "Compare ways to predict the ratings of a folder (u.data, ratings.dat, "
        + "ratings.csv), recommend, and stop.",
      valueName: "folder"))
  var ratings: String?

  @Option(
    help: ArgumentHelp(
      "With --ratings, for whom to recommend (default: the first in the file).",
      valueName: "id"))
  var person: String?

  @Option(
    help: ArgumentHelp(
      "With --ratings, the least and the greatest rating, such as 1...10.",
      valueName: "range"),
    transform: scale(from:))
  var scale: ClosedRange<Double>?

  @Option(
    help: ArgumentHelp(
      "Relate the sections of a table, as the build of the book does, and "
        + "stop.",
      valueName: "file"))
  var relate: String?

  func validate() throws {
    if texts != nil && search == nil {
      throw ValidationError("--texts says what --search looks in: give both.")
    }
    if (person != nil || scale != nil) && ratings == nil {
      throw ValidationError(
        "--person and --scale say more of --ratings: give a folder of ratings.")
    }
    if [search, ratings, relate].count(where: { $0 != nil }) > 1 {
      throw ValidationError("Of --search, --ratings and --relate, give one.")
    }
  }

  /// Does what was asked for; answers whether anything was.
  func serve(seed: UInt64) throws -> Bool {
    if let search {
      try texts.map { try searchTexts(at: $0, for: search, seed: seed) }
        ?? searchPackages(for: search, seed: seed)
    } else if let ratings {
      let folder = try RatingsFolder(ratings, scale: scale)
      try useRatings(folder, person: person, seed: seed)
    } else if let relate {
      try printRelations(of: relate)
    } else {
      return false
    }
    return true
  }

  private static func scale(from text: String) throws -> ClosedRange<Double> {
    let ends = text.split(separator: "...").map { Double($0) }
    guard ends.count == 2, let least = ends[0], let most = ends[1],
      least.isFinite, most.isFinite, least < most
    else {
      throw ValidationError(
        "A scale is two numbers with three dots between them, such as 1...10.")
    }
    return least...most
  }
}
