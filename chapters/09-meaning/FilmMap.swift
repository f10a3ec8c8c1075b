import Drawing
import LinearAlgebra
import Literate
import Recommendation

/// The films in the two directions in which tastes differ most.
func filmMap(_ page: Page, _ data: RatingData) throws {
  let model = try filmModel(data, seed: page.seed)
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

/// All films as points, and the names of well-known ones that have room.
private func draw(
  _ page: Page, _ data: RatingData, _ films: [(Int, (Double, Double))],
  _ counts: [Int]
) throws {
  let reach = films.flatMap { [abs($0.1.0), abs($0.1.1)] }.max() ?? 1
  let unit = 140 / reach
  var taken: [(x: Double, y: Double, half: Double)] = []
  var traces: [Trace] = [.axes(), .points(films.map(\.1), .quiet)]
  // Far from the middle first: there the directions mean something.
  let order = films.sorted {
    let (a, b) = ($0.1, $1.1)
    return a.0 * a.0 + a.1 * a.1 > b.0 * b.0 + b.1 * b.1
  }
  for (film, place) in order where taken.count < 22 {
    let title = data.title(film).split(separator: ",")[0].description
    let half = 3.2 * Double(title.count)
    let (x, y) = (place.0 * unit, place.1 * unit + 8)
    let isFree = taken.allSatisfy {
      abs($0.y - y) > 13 || abs($0.x - x) > $0.half + half + 4
    }
    guard isFree, abs(x) + half < 160, title.count <= 22 else { continue }
    taken.append((x, y, half))
    traces.append(.note(Label(stringLiteral: title), at: (x / unit, y / unit)))
  }
  let bound = 1.08 * reach
  try page.draw(
    "films",
    Sketch {
      Plane(x: -bound...bound, y: -bound...bound, unit: unit, traces)
    })
}
