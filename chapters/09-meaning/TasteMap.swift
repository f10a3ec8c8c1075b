import Drawing
import LinearAlgebra
import Literate

/// Seven films that nobody made, and six people who rated all of them.
private let titles = [
  "Rocket", "Robots", "Moonbase", "Love on Mars", "Wedding", "Letters", "Tango",
]
private let people = ["Ada", "Bo", "Cy", "Di", "Eve", "Fay"]
private let table: Matrix<Double> = [
  [5, 4, 4, 4, 1, 2, 2], [4, 5, 5, 3, 2, 1, 2], [2, 1, 1, 4, 5, 4, 5],
  [1, 2, 2, 3, 4, 5, 4], [5, 4, 4, 5, 5, 4, 5], [1, 1, 3, 1, 2, 2, 1],
]

/// What a reader needs to rate films and see where that leads.
private struct TasteMap: Encodable {
  /// Somebody's ratings, 0 for none, and what the library finds for them.
  struct Check: Encodable {
    let ratings: [Int]
    let penalty: Double
    let place: [Double]
    let expected: [Double]
  }

  let titles: [String]
  /// Which films can be rated.
  let rated: [Int]
  /// The places of the films, one after the other.
  let places: [Double]
  let checks: [Check]
}

/// Where films lie by the first two singular vectors of the ratings minus 3.
private func filmPlaces() throws -> Matrix<Double> {
  let svd = try SVD(table.map { $0 - 3 })
  let places = svd.v[columns: 0..<2].scaled(
    columnsBy: svd.singularValues[0..<2] / Double(people.count).squareRoot())
  // Of a singular vector's two signs the one that is easier to read.
  let signs: Vector<Double> = [
    places[0, 0] < 0 ? -1 : 1, places[3, 1] < 0 ? -1 : 1,
  ]
  return places.scaled(columnsBy: signs)
}

// snippet.fold-in
/// The vector of somebody who is new, from what they rated.
private func place(
  of ratings: [Int], among films: Matrix<Double>, penalty: Double
) throws -> Vector<Double> {
  let rated = ratings.indices.filter { ratings[$0] > 0 }
  let rows = films[rows: rated]
  let known = Vector(rated.map { Double(ratings[$0]) - 3 })
  let weight = penalty * Double(rated.count)
  return try Cholesky(rows.gram() + weight * .identity(2))
    .solve(rows.transpose * known)
}
// snippet.end

/// Keeps the map for the reader, and draws it for one person.
func tasteMap(_ page: Page) throws {
  let films = try filmPlaces()
  var shown = Table(
    "film", people[0], people[1], people[2], people[3], people[4], people[5])
  for (film, title) in titles.enumerated() {
    let r = (0..<people.count).map { "\(Int(table[$0, film]))" }
    shown.row(title, r[0], r[1], r[2], r[3], r[4], r[5])
  }
  page.print(shown)
  let examples: [([Int], Double)] = [
    ([5, 0, 0, 0, 0, 0, 0], 0.1), ([5, 0, 0, 0, 0, 0, 5], 0.1),
    ([5, 0, 0, 0, 0, 0, 5], 1), ([1, 0, 0, 4, 0, 0, 2], 0.3),
  ]
  let checks = try examples.map { ratings, penalty in
    let p = try place(of: ratings, among: films, penalty: penalty)
    return TasteMap.Check(
      ratings: ratings, penalty: penalty, place: p.elements,
      expected: (films * p).map { 3 + $0 })
  }
  try page.data(
    "tastes",
    TasteMap(
      titles: titles, rated: [0, 3, 6], places: films.transposed().elements,
      checks: checks))
  let both = checks[1]
  let best = (1..<titles.count - 1).max {
    both.expected[$0] < both.expected[$1]
  }
  try page.claim(
    "Rocket and Tango together lead to Love on Mars.", best == 3)
  try page.draw(
    "taste-map", filmSketch(films, (both.place[0], both.place[1])))
}

/// The films as points, and the direction in which somebody's taste points.
private func filmSketch(
  _ films: Matrix<Double>, _ p: (Double, Double)
) -> Sketch {
  let length = (p.0 * p.0 + p.1 * p.1).squareRoot()
  let tip = (1.5 * p.0 / length, 1.5 * p.1 / length)
  let marks = titles.indices.map { film in
    Trace.point(
      (films[film, 0], films[film, 1]), Label(titles[film]), .series(1))
  }
  return Sketch {
    Plane(
      x: -1.7...2.0, y: -0.4...1.8, unit: 85,
      [.axes()] + marks + [.arrow(to: tip, "taste", .series(3))])
  }
}
