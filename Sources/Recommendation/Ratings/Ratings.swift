public import LinearAlgebra

/// One rating: who, what, and how much.
public struct Rating: Hashable, Sendable {
  /// The place of the person in ``Ratings/people``.
  public var person: Int
  /// The place of the item in ``Ratings/items``.
  public var item: Int
  /// The rating itself.
  public var value: Double

  /// Names a rating.
  public init(person: Int, item: Int, value: Double) {
    self.person = person
    self.item = item
    self.value = value
  }
}

/// What people said of items: a matrix with holes, and the names of its rows and columns.
///
/// A hole is not a zero. So the ratings are a list of what there is, sorted by person and then by
/// item. Of two ratings of one item by one person the later one counts.
public struct Ratings: Equatable, Sendable {
  /// The names of the people, who are the rows.
  public let people: [String]
  /// The names of the items, which are the columns.
  public let items: [String]
  /// The least and the greatest rating that can be given.
  public let scale: ClosedRange<Double>
  /// The ratings, sorted by person and then by item.
  public let entries: [Rating]
  /// How many ratings gave way to a later one of the same item by the same person.
  public let replacedCount: Int

  /// Sorts ratings; of several at one place the last counts.
  ///
  /// - Precondition: Every rating is of a known person and item, and on the scale.
  /// - Complexity: O(n log n) for n ratings.
  public init(
    people: [String], items: [String], scale: ClosedRange<Double>, _ ratings: some Sequence<Rating>
  ) {
    for rating in ratings {
      demand(
        people.indices.contains(rating.person) && items.indices.contains(rating.item),
        "a rating of item \(rating.item) by person \(rating.person) does not fit \(people.count) "
          + "people and \(items.count) items")
      demand(
        scale.contains(rating.value),
        "a rating of \(rating.value) is not on the scale from \(scale.lowerBound) to "
          + "\(scale.upperBound)")
    }
    let sorted = Self.sorted(ratings)
    var kept: [Rating] = []
    kept.reserveCapacity(sorted.count)
    for rating in sorted {
      if let last = kept.last, last.person == rating.person, last.item == rating.item {
        kept[kept.count - 1] = rating
      } else {
        kept.append(rating)
      }
    }
    self.people = people
    self.items = items
    self.scale = scale
    entries = kept
    replacedCount = sorted.count - kept.count
  }

  /// Stable, since the order of ratings at one place says which is the last.
  private static func sorted(_ ratings: some Sequence<Rating>) -> [Rating] {
    ratings.enumerated().sorted { a, b in
      (a.element.person, a.element.item, a.offset) < (b.element.person, b.element.item, b.offset)
    }.map(\.element)
  }
}

extension Ratings {
  /// The number of ratings.
  public var count: Int { entries.count }

  /// The share of the places that have a rating.
  public var density: Double {
    let places = people.count * items.count
    return places == 0 ? 0 : Double(count) / Double(places)
  }

  /// The mean of all ratings, and of none the middle of the scale.
  public var mean: Double {
    entries.isEmpty
      ? (scale.lowerBound + scale.upperBound) / 2
      : entries.reduce(0) { $0 + $1.value } / Double(count)
  }

  /// The ratings of one person, sorted by item.
  ///
  /// - Complexity: O(log n + ratings of the person)
  public func ratings(by person: Int) -> ArraySlice<Rating> {
    let start = firstIndex(of: person)
    return entries[start...].prefix { $0.person == person }
  }

  private func firstIndex(of person: Int) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].person < person { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How many ratings each person gave.
  public var countsByPerson: [Int] { counts(people.count, \.person) }

  /// How many ratings each item got.
  public var countsByItem: [Int] { counts(items.count, \.item) }

  private func counts(_ size: Int, _ place: (Rating) -> Int) -> [Int] {
    entries.reduce(into: Array(repeating: 0, count: size)) { $0[place($1)] += 1 }
  }

  /// The ratings as a sparse matrix, a row a person: its entries are what was rated.
  ///
  /// The same names, and other ratings at the same places: `matrix { $0.value - mean }`.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func matrix<Scalar: LinearAlgebraScalar>(
    _ value: (Rating) -> Double = \.value
  ) -> SparseMatrix<Scalar> {
    var places: [(row: Int, column: Int, value: Scalar)] = []
    places.reserveCapacity(entries.count)
    for rating in entries { places.append((rating.person, rating.item, Scalar(value(rating)))) }
    return SparseMatrix(rows: people.count, columns: items.count, entries: places)
  }

  /// The same people and items with some of the ratings only.
  ///
  /// - Precondition: They come from these ratings.
  public func keeping(_ chosen: some Sequence<Rating>) -> Ratings {
    Ratings(people: people, items: items, scale: scale, chosen)
  }
}
