internal import LinearAlgebra

extension Ratings {
  /// Reads ratings as MovieLens and RecBole distribute them.
  ///
  /// The kinds are told apart by the first line: `u.data` (tabs), `ratings.dat` (`::`), `ratings.csv` (commas
  /// and a line of names) and `ml-100k.inter` (tabs and a line of names). Of the fields person, item and
  /// rating are read; a time stamp may stand there or be missing, and is not used. Of two ratings of one item by
  /// one person the one further down counts, and ``replacedCount`` says how often that was so.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - scale: The least and the greatest rating; where none is given it is 0.5 to 5 for `::` and commas, and 1
  ///     to 5 for tabs.
  /// - Throws: ``RatingsFileError`` with the line.
  /// - Complexity: O(bytes + n log n) for n ratings.
  public init(
    contentsOfFile path: String, scale: ClosedRange<Double>? = nil
  ) throws(RatingsFileError) {
    let table = try TextTable(path) { Self.isHeader($0) }
    var columns = [0, 1, 2]
    if !table.header.isEmpty {
      columns = [
        try table.column(["user_id", "userId"]), try table.column(["item_id", "movieId"]),
        try table.column(["rating"]),
      ]
    }
    let allowed = scale ?? (table.separator == .tab ? 1...5 : 0.5...5)
    var (people, items) = (NameList(), NameList())
    var ratings: [Rating] = []
    let count = (columns.max() ?? 0) + 1
    try table.forEachLine(fields: count...count) {
      (line, fields) throws(RatingsFileError) in
      let written = columns.map { fields[$0].trimmed }
      for (name, text) in zip(["person", "item", "rating"], written) where text.isEmpty {
        throw table.error(line, .emptyField(name))
      }
      guard let value = Double(written[2]), value.isFinite else {
        throw table.error(line, .notANumber(field: "rating", found: String(written[2].prefix(40))))
      }
      guard allowed.contains(value) else {
        throw table.error(line, .offScale(rating: written[2], scale: allowed))
      }
      let (person, item) = (people.place(of: written[0]), items.place(of: written[1]))
      ratings.append(Rating(person: person, item: item, value: value))
    }
    self.init(people: people.names, items: items.names, scale: allowed, ratings)
  }

  private static func isHeader(_ line: String) -> Bool {
    line.contains(":token") || line.lowercased().hasPrefix("userid,")
      || line.lowercased().hasPrefix("user_id")
  }
}

/// Names in the order in which they were first met.
private struct NameList {
  private(set) var names: [String] = []
  private var places: [String: Int] = [:]

  mutating func place(of name: String) -> Int {
    if let place = places[name] { return place }
    places[name] = names.count
    names.append(name)
    return names.count - 1
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
