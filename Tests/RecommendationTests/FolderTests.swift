import Foundation
import Recommendation
import Testing

@Suite struct FolderTests {
  /// Calls a body with a folder that has these files.
  private func withFolder(
    _ files: [String: [UInt8]], _ body: (String) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "films-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
    try body(folder.path)
  }

  private func latin(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  static let folders: [[String: String]] = [
    [
      "u.data": "7\t1\t5\t8\n9\t2\t3\t8\n", "u.item": "1|Café (1998)|||\n",
      "u.user": "7|24|M|x|1\n",
    ],
    ["ratings.dat": "7::1::5::8\n9::2::3::8\n", "movies.dat": "1::Café (1998)::Drama\n"],
    [
      "ratings.csv": "userId,movieId,rating,timestamp\n7,1,5,8\n9,2,3,8\n",
      "movies.csv": "movieId,title,genres\n1,Café (1998),Drama\n",
    ],
    [
      "mine.inter": "user_id:token\titem_id:token\trating:float\n7\t1\t5\n9\t2\t3\n",
      "mine.item": "item_id:token\tmovie_title:token_seq\n1\tCafé\n",
    ],
  ]

  @Test(arguments: folders)
  func `A folder is read under whichever names it is distributed, in Latin-1 or in UTF-8`(
    _ files: [String: String]
  ) throws {
    for encode in [latin, { Array($0.utf8) }] {
      try withFolder(files.mapValues(encode)) { path in
        let folder = try RatingsFolder(path)
        #expect(folder.ratings.entries.map(\.value) == [5, 3])
        #expect(folder.title(0) == "Café")
        #expect(folder.catalogFile != nil)
      }
    }
  }

  @Test(arguments: folders)
  func `An item that no file names goes by its id, and is counted`(
    _ files: [String: String]
  ) throws {
    try withFolder(files.mapValues(latin)) { path in
      let folder = try RatingsFolder(path)
      #expect(folder.title(1) == "item 2")
      #expect(folder.untitledCount == 1)
    }
  }

  @Test(arguments: folders)
  func `Marks of UTF-8 and line ends of Windows are no part of the text`(
    _ files: [String: String]
  ) throws {
    let others = files.mapValues {
      [0xEF, 0xBB, 0xBF] + Array($0.replacingOccurrences(of: "\n", with: "\r\n").utf8)
    }
    try withFolder(others) { path in
      let folder = try RatingsFolder(path)
      #expect(folder.ratings.people == ["7", "9"])
      #expect(folder.ratings.items == ["1", "2"])
      #expect(folder.title(0) == "Café")
    }
  }

  @Test func `Titles may be missing altogether`() throws {
    try withFolder(["u.data": Array("7\t1\t5\t8\n".utf8)]) { path in
      let folder = try RatingsFolder(path)
      #expect(folder.catalogFile == nil && folder.title(0) == "item 1")
    }
  }

  @Test
  func `A folder without ratings says what it looks for, and a missing one that it is missing`()
    throws
  {
    try withFolder(["notes.txt": []]) { path in
      let error = #expect(throws: RatingsFileError.self) { try RatingsFolder(path) }
      #expect(error?.reason == .nothingHere)
      #expect(error?.description.contains("u.data") == true)
    }
    let error = #expect(throws: RatingsFileError.self) { try RatingsFolder("/nowhere/at all") }
    #expect(error?.description.contains("no folder") == true)
  }

  @Test func `A rating off the scale is named with file and line, and a scale may be given`() throws
  {
    try withFolder(["u.data": Array("7\t1\t5\t8\n7\t2\t9\t8\n".utf8)]) { path in
      let error = #expect(throws: RatingsFileError.self) { try RatingsFolder(path) }
      #expect(error?.description.hasPrefix(path + "/u.data:2: a rating of 9 is not on") == true)
      let folder = try RatingsFolder(path, scale: 1...10)
      #expect(folder.ratings.count == 2)
    }
  }
}
