import Foundation
import LinearAlgebra
import Recommendation
import TextAnalysis

extension Reader {
  /// Ratings in every form in which they are distributed.
  static let ratingFiles = [
    "7\t1\t5\t881250949\n7\t2\t3\t891717742\n9\t1\t1\t1\n",
    "7::1::5::978300760\n7::2::3::978302109\n9::1::1\n",
    "\u{FEFF}userId,movieId,rating,timestamp\r\n7,1,5.0,964982703\r\n7,\"2\",3.0,9\r\n9,1,1,1\r\n",
    "user_id:token\titem_id:token\trating:float\ttimestamp:float\n7\t1\t5\t8\n7\t2\t3\t8\n",
  ]

  /// Items in every form, with a title that is not ASCII in Latin-1 and in UTF-8.
  static let itemFiles: [[UInt8]] =
    [
      "5|Café (1998)|01-Jan-1998||http|0|0|0|0|0|1|0|0|1|0|0|0|0|0|0|0|0|0|0\n6|B (1990)|||||\n",
      "5::Café (1998)::Comedy|Drama\r\n6::B::Drama\r\n",
    ].map { $0.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }
    + [
      "movieId,title,genres\n5,\"\"\"Café\"\", The (1998)\",Comedy|Drama\n6,B,Drama\n",
      "item_id:token\tmovie_title:token_seq\trelease_year:token\tclass:token_seq\n5\tCafé\t1998\tComedy\n",
    ].map { Array($0.utf8) }

  /// Texts on lines, and a table of judgments.
  static let textFiles = [
    "\u{FEFF}Fires burn near the town.\r\n\r\nRain puts out the fires.\nCafé and 你好\nnear the town\n",
    "1 0.5 0.25\n0.5 1 0\n0.25 0 1\n",
  ]

  /// Reads ratings, and fits what must be fitted before all else.
  static func readRatings(_ path: String) throws {
    let ratings = try Ratings(contentsOfFile: path)
    _ = Biases<Double>(ratings).prediction(person: 0, item: 0)
    _ = Popularity<Double>(ratings).recommendations(for: 0, count: 3, excluding: ratings)
  }

  /// Reads lines as texts and as judgments, and searches them.
  static func readTexts(_ path: String) throws {
    let own = try TextCollection(URL(filePath: path))
    var generator = SplitMix64(seed: 1)
    let tokenizer = Tokenizer(stopWords: StopWords.english, stemmer: try Stemmer())
    let search = try TextSearch(own.texts, dimensions: 2, tokenizer: tokenizer, using: &generator)
    _ = search.matches(for: "fires in town", count: 3)
    _ = search.neighbors(ofText: 0, count: 3)
    _ = try Judgments(lines: own.texts)
  }
}
