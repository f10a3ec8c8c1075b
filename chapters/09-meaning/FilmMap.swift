import Drawing
import Foundation
import LinearAlgebra
import Literate
import Recommendation

/// The films in the two directions in which tastes differ most.
func filmMap(_ page: Page, _ data: RatingData) throws {
  let model = try filmModel(data.ratings, seed: page.seed)
  // snippet.map
  // P Qᵀ = U Σ Vᵀ, from the small factors alone.
  let people = try QR(model.people.transposed())
  let films = try QR(model.items.transposed())
  let core = try SVD(people.r * films.r.transpose)
  let places = (films.q * core.v).scaled(columnsBy: core.singularValues)
  // snippet.end
  let counts = data.ratings.countsByItem
  let known = data.ratings.items.indices.filter { counts[$0] >= 120 }
  // A sign of one's own choice for each axis.
  let signs = [
    places[try data.film("Pulp Fiction"), 0] < 0 ? -1.0 : 1,
    places[try data.film("Star Wars"), 1] < 0 ? -1.0 : 1,
  ]
  func place(_ film: Int) -> (Double, Double) {
    (signs[0] * places[film, 0], signs[1] * places[film, 1])
  }
  var table = Table("left", "right", "below", "above")
  let across = known.sorted { place($0).0 < place($1).0 }
  let up = known.sorted { place($0).1 < place($1).1 }
  for rank in 0..<5 {
    table.row(
      data.title(across[rank]), data.title(across[known.count - 1 - rank]),
      data.title(up[rank]), data.title(up[known.count - 1 - rank]))
  }
  page.print(table)
  try draw(page, data, known.map { ($0, place($0)) }, counts)
}

/// Well-known films with their names, as many as have room, about their middle.
private func draw(
  _ page: Page, _ data: RatingData, _ films: [(Int, (Double, Double))],
  _ counts: [Int]
) throws {
  func center(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.map { $0 - mean }
  }
  let (xs, ys) = (center(films.map(\.1.0)), center(films.map(\.1.1)))
  let width = 112 / (xs.map(abs).max() ?? 1)
  let height = 150 / (ys.map(abs).max() ?? 1)
  var taken: [(x: Double, y: Double, half: Double)] = []
  var names: [Trace] = []
  // Far from the middle first: there the directions mean something.
  let order = films.indices.sorted {
    hypot(xs[$0] * width, ys[$0] * height)
      > hypot(xs[$1] * width, ys[$1] * height)
  }
  for place in order where taken.count < 26 {
    let title = data.title(films[place].0).replacing(", The", with: "")
    let (x, y) = (xs[place] * width, ys[place] * height)
    let name = Label(stringLiteral: title)
    let half = name.width(at: Text.note) / 2
    let isFree = taken.allSatisfy {
      abs($0.y - y) > 24 || abs($0.x - x) > $0.half + half + 8
    }
    guard isFree, abs(x) + half < 155, title.count < 18 else { continue }
    taken.append((x, y, half))
    names.append(.note(name, at: (x, y + 11)))
  }
  // The points last, so that no letter covers one.
  let traces = [.axes()] + names + [Trace.points(taken.map { ($0.x, $0.y) })]
  try page.draw(
    "films",
    Sketch { Plane(x: -155...155, y: -160...165, unit: 1, traces) })
}
