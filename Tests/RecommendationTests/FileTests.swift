import Foundation
import LinearAlgebra
import Recommendation
import Testing

@Suite struct FileTests {
  static let formats: [(String, String)] = [
    ("u.data", "7\t1\t5\t881250949\n7\t2\t3\t891717742\n9\t1\t1\t1\n"),
    ("ratings.dat", "7::1::5::978300760\n7::2::3::978302109\n9::1::1::1\n"),
    ("ratings.csv", "userId,movieId,rating,timestamp\n7,1,5.0,964982703\n7,2,3.0,9\n9,1,1,1\n"),
    (
      "inter",
      "user_id:token\titem_id:token\trating:float\ttimestamp:float\n7\t1\t5\t8\n7\t2\t3\t8\n9\t1\t1\t1\n"
    ),
    ("without times", "7\t1\t5\n7\t2\t3\n9\t1\t1\n"),
    ("Windows", "\u{FEFF}7\t1\t5\t8\r\n\r\n7\t2\t3\t8\r\n9\t1\t1\t8"),
  ]

  @Test(arguments: formats)
  func `Every way in which ratings are distributed gives the same ratings`(
    _ format: (String, String)
  ) throws {
    try withFile(format.1.utf8) { path in
      let ratings = try Ratings(contentsOfFile: path, scale: 1...5)
      #expect(ratings.people == ["7", "9"])
      #expect(ratings.items == ["1", "2"])
      #expect(ratings.entries.map(\.value) == [5, 3, 1])
    }
  }

  static let timeless: [String] = [
    "7\t1\t5\n7\t2\t3\t8\n", "7::1::5\n7::2::3::8\n",
    "userId,movieId,rating,timestamp\n7,1,5\n7,2,3,8\n", "userId,movieId,rating\n7,1,5\n7,2,3\n",
    "user_id:token\titem_id:token\trating:float\ttimestamp:float\n7\t1\t5\n7\t2\t3\t\n",
  ]

  @Test(arguments: timeless)
  func `A time stamp may be missing, from all lines or from some`(_ text: String) throws {
    try withFile(text.utf8) { path in
      let ratings = try Ratings(contentsOfFile: path)
      #expect(ratings.entries.map(\.value) == [5, 3])
    }
  }

  @Test
  func `Of ratings of one item by one person the last line counts, whatever the time stamps say`()
    throws
  {
    try withFile("7\t1\t5\t900\n9\t1\t2\t1\n7\t1\t3\t100\n7\t1\t4\t50\n".utf8) { path in
      let ratings = try Ratings(contentsOfFile: path)
      #expect(ratings.entries.map(\.value) == [4, 2])
      #expect(ratings.replacedCount == 2)
    }
  }

  static let faults: [(String, String)] = [
    ("7\t1\t5\n7\t2\n", ":2: 3 fields with tabs between them should be here, not 2"),
    ("7\t1\t5\n\n7\t2\tgood\n", ":3: the rating should be a number, not “good”"),
    ("7\t1\t6\n", ":1: a rating of 6 is not on the scale from 1.0 to 5.0"),
    ("7\t1\tnan\n", ":1: the rating should be a number, not “nan”"),
    ("7\t\t3\n", ":1: the item is empty"),
    ("", ": there is nothing in the file"),
    ("\r\n\n", ": there is nothing in the file"),
    ("userId,movieId,stars\n1,2,3\n", ":1: the first line names the columns, and none is rating"),
    ("userId,movieId,rating\n", ": there is nothing in the file"),
    ("userId,movieId,rating\n1,\"2,3\n", ":2: a quotation mark is not closed"),
    ("PK\u{3}\u{4}", ": this is no file of ratings or items but a ZIP archive"),
  ]

  @Test(arguments: faults)
  func `A bad file is named with its line, in one sentence`(_ fault: (String, String)) throws {
    try withFile(fault.0.utf8) { path in
      let error = #expect(throws: RatingsFileError.self) {
        try Ratings(contentsOfFile: path)
      }
      #expect(error?.description.hasPrefix(path + fault.1) == true, "\(String(describing: error))")
    }
  }

  @Test func `A file that is not there says so`() {
    let error = #expect(throws: RatingsFileError.self) {
      try Ratings(contentsOfFile: "/nowhere/u.data")
    }
    #expect(error?.description.contains("there is no such file") == true)
  }

  @Test func `Half stars are on the scale of newer files`() throws {
    try withFile("userId,movieId,rating,timestamp\n1,2,0.5,3\n".utf8) { path in
      let ratings = try Ratings(contentsOfFile: path)
      #expect(ratings.entries.map(\.value) == [0.5])
    }
  }

  static let catalogs: [[UInt8]] = [
    Array("5|Café (1998)|01-Jan-1998||http|0|0|0|0|0|1|0|0|1|0|0|0|0|0|0|0|0|0|0\n".unicodeScalars)
      .map { UInt8($0.value) },
    Array("5::Café (1998)::Comedy|Drama\r\n".unicodeScalars).map { UInt8($0.value) },
    Array("movieId,title,genres\n5,\"Café (1998)\",Comedy|Drama\n".utf8),
    Array(
      ("item_id:token\tmovie_title:token_seq\trelease_year:token\tclass:token_seq\n"
        + "5\tCafé\t1998\tComedy Drama\n").utf8),
  ]

  @Test(arguments: catalogs)
  func `Titles, years and kinds are read, in Latin-1 and in UTF-8`(_ bytes: [UInt8]) throws {
    try withFile(bytes) { path in
      let catalog = try Catalog(contentsOfFile: path)
      #expect(
        catalog.items["5"]
          == Catalog.Item(title: "Café", year: 1998, kinds: ["Comedy", "Drama"]))
      #expect(catalog.title(of: "6") == "item 6")
    }
  }

  @Test func `A title in quotation marks may hold commas and quotation marks`() throws {
    let text = "movieId,title,genres\n1,\"\"\"Heat\"\", The (1995)\",Crime\n"
    try withFile(text.utf8) { path in
      let catalog = try Catalog(contentsOfFile: path)
      #expect(catalog.title(of: "1") == "\"Heat\", The")
    }
  }

  @Test func `An item that stands on two lines is refused`() throws {
    try withFile("1::A (1990)::Drama\n1::B (1991)::Drama\n".utf8) { path in
      let error = #expect(throws: RatingsFileError.self) {
        try Catalog(contentsOfFile: path)
      }
      #expect(error?.line == 2)
    }
  }

  @Test func `No damage to a file crashes a reader`() throws {
    var random = SplitMix64(seed: 5)
    let whole = Self.formats.map { Array($0.1.utf8) } + Self.catalogs
    for _ in 0..<300 {
      var bytes = whole[Int(random.uniform() * Double(whole.count))]
      for _ in 0..<3 where !bytes.isEmpty {
        let place = Int(random.uniform() * Double(bytes.count))
        switch Int(random.uniform() * 3) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.removeSubrange(place...)
        default: bytes.insert(contentsOf: bytes[place...].prefix(5), at: place)
        }
      }
      try withFile(bytes) { path in
        _ = try? Ratings(contentsOfFile: path)
        _ = try? Catalog(contentsOfFile: path)
      }
    }
  }
}
