import LinearAlgebra
import Literate
import LowRank

/// A month of photos, one every six hours.
struct Month {
  let moon: Moon
  /// One photo to a column.
  let photos: Matrix<Double>

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    moon = Moon(size: 64, using: &random)
    let moon = moon
    photos = Matrix(
      columns: (0...118).map { moon.photo(age: Double($0) / 118) })
  }

  /// The day of a photo.
  static func day(_ photo: Int) -> Double { Double(photo) / 4 }

  func picture(_ photo: Vector<Double>) -> Image {
    Image(gray: moon.picture(photo))
  }
}

func watchMoon(_ page: Page) throws {
  let month = Month(seed: page.seed)
  let m = month.photos
  // snippet.nights
  let k = 6
  let id = try InterpolativeDecomposition(m, rank: k)
  let days = id.columnIndices.map(Month.day)
  // snippet.end
  page.print("photos: \(m.columns), each of \(m.rows) pixels")
  page.print(
    "days: " + days.map { $0.formatted(digits: 4) }.joined(separator: ", "))
  page.print(
    "largest |z|: \(id.coefficients.maxNorm.formatted(decimals: 2))\n")
  page.print(try table(m))
  page.record("moon-photos", m.columns)
  page.record("moon-pixels", m.rows)
  page.record(
    "moon-error", (m - Matrix(id)).frobeniusNorm / m.frobeniusNorm, decimals: 3)
  for (name, day) in zip(["first", "second", "third"], days) {
    page.record("moon-\(name)", day, digits: 4)
  }
  let chosen = id.columnIndices.map { month.picture(m[column: $0]) }
  try page.figure("moon-chosen", inTwoRows(chosen))
  try drawWeights(page, id)
  try drawBetween(page, month)
}

/// The error of two ways to choose photos beside the least one.
private func table(_ m: Matrix<Double>) throws -> Table {
  let svd = try SVD(m)
  var table = Table("k", "SVD", "pivoted QR", "evenly spaced")
  for k in [2, 4, 6, 8, 12, 16] {
    let even = (0..<k).map { (2 * $0 + 1) * m.columns / (2 * k) }
    let errors = [
      try svd.truncationError(rank: k),
      (m - Matrix(try InterpolativeDecomposition(m, rank: k))).frobeniusNorm,
      (m - Matrix(try InterpolativeDecomposition(m, columns: even)))
        .frobeniusNorm,
    ]
    let cells = errors.map { ($0 / m.frobeniusNorm).formatted(decimals: 3) }
    table.row("\(k)", cells[0], cells[1], cells[2])
  }
  return table
}

/// How much of three chosen photos is in all photos.
private func drawWeights(
  _ page: Page, _ id: InterpolativeDecomposition<Double>
) throws {
  let days = (0..<id.coefficients.columns).map(Month.day)
  let places = id.columnIndices.map(Month.day)
  let curves = (0..<3).map { row in
    Series.line(
      "photo of day \(places[row].formatted(digits: 4))", x: days,
      id.coefficients[row: row])
  }
  let zeros = [Double](repeating: 0, count: places.count)
  var plot = Plot(
    x: Axis("day", range: 0...29.5), y: Axis("coefficient", range: -0.8...2.3),
    curves + [.points("the six days", x: places, zeros)])
  plot.key = .topLeft
  plot.aspect = 1.8
  try page.figure("moon-weights", plot)
}

/// Six pictures as two rows of three.
private func inTwoRows(_ pictures: [Image]) -> [[Image]] {
  [Array(pictures[..<3]), Array(pictures[3...])]
}

/// A photo that was not chosen, and what 1, 2, 4, 6 and 12 others make of it.
private func drawBetween(_ page: Page, _ month: Month) throws {
  let m = month.photos
  let between = 38
  let pictures = try [1, 2, 4, 6, 12].map { k in
    let id = try InterpolativeDecomposition(m, rank: k)
    return month.picture(id.skeleton * id.coefficients[column: between])
  }
  page.record("moon-between", Month.day(between), decimals: 1)
  let truth = month.picture(m[column: between])
  try page.figure("moon-between", inTwoRows(pictures + [truth]))
}
