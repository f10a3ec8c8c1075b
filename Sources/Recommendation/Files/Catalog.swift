internal import LinearAlgebra

/// What is known of the items by their names in the ratings: a title, a year, and kinds.
public struct Catalog: Equatable, Sendable {
  /// An item.
  public struct Item: Equatable, Sendable {
    /// The title, without the year.
    public let title: String
    /// The year, where the file has one.
    public let year: Int?
    /// Its kinds, such as `Comedy`.
    public let kinds: [String]

    /// Describes an item.
    public init(title: String, year: Int?, kinds: [String]) {
      self.title = title
      self.year = year
      self.kinds = kinds
    }
  }

  /// The items by name.
  public let items: [String: Item]

  /// Lists items.
  public init(_ items: [String: Item]) { self.items = items }

  /// The title of an item; of one that the catalog does not have, the name itself.
  public func title(of name: String) -> String { items[name]?.title ?? "item \(name)" }

  /// Reads items as MovieLens and RecBole distribute them.
  ///
  /// The kinds of files are told apart by the first line: `u.item` (bars, Latin-1), `movies.dat` (`::`, Latin-1),
  /// `movies.csv` (commas and a line of names) and `ml-100k.item` (tabs and a line of names).
  ///
  /// - Throws: ``RatingsFileError`` with the line.
  /// - Complexity: O(bytes)
  public init(contentsOfFile path: String) throws(RatingsFileError) {
    let table = try TextTable(path) {
      $0.contains(":token") || $0.lowercased().hasPrefix("movieid,")
    }
    var items: [String: Item] = [:]
    // With bars: the name, the title, a date, another, an address, and a flag for each kind.
    let counts =
      switch table.separator {
      case .tab: 2...4
      case .bar: 5...(5 + Self.flags.count)
      case .comma, .colons: 3...3
      }
    try table.forEachLine(fields: counts) {
      (line, fields) throws(RatingsFileError) in
      let name = fields[0].trimmed
      if name.isEmpty { throw table.error(line, .emptyField("item")) }
      if items[name] != nil { throw table.error(line, .repeatedItem(name)) }
      items[name] = Self.item(fields, table.separator)
    }
    self.items = items
  }

  private static func item(_ fields: [String], _ separator: TextTable.Separator) -> Item {
    switch separator {
    case .tab:
      return Item(
        title: fields[1].trimmed, year: fields.count > 2 ? Int(fields[2].trimmed) : nil,
        kinds: fields.count > 3 ? fields[3].split(separator: " ").map(String.init) : [])
    case .bar:
      let (title, year) = split(fields[1])
      return Item(
        title: title, year: year,
        kinds: zip(flags, fields.dropFirst(5)).filter { $0.1.trimmed == "1" }.map(\.0))
    case .colons, .comma:
      let (title, year) = split(fields[1])
      return Item(
        title: title, year: year,
        kinds: fields[2].trimmed.split(separator: "|").map(String.init))
    }
  }

  /// The title and the year of “Toy Story (1995)”.
  private static func split(_ text: String) -> (String, Int?) {
    let text = text.trimmed
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("),
      let year = Int(text[text.index(after: open)...].dropLast())
    else { return (text, nil) }
    return (String(text[..<open]).trimmed, year)
  }

  private static let flags = [
    "unknown", "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime", "Documentary",
    "Drama", "Fantasy", "Film-Noir", "Horror", "Musical", "Mystery", "Romance", "Sci-Fi",
    "Thriller", "War", "Western",
  ]
}
