import Gallery
import LinearAlgebra
import Literate
import LowRank

func filters(_ page: Page) throws {
  let patches = try whitenedPatches(Scene().tensor)
  let (training, test) = (
    patches[rows: 0..<6000], patches[rows: 6000..<patches.rows]
  )
  let layer = learnedFilters(training, count: 64)
  // 8 × 8 pixels × 3 colors × 64 filters
  let x = Tensor(sizes: [8, 8, 3, 64], columnMajor: layer.elements)
  page.print("the layer: \(x.shape), \(x.count) numbers")
  var table = Table("format", "ranks", "stored", "filters", "responses")
  var panels = [sheet(x)]
  func add(
    _ name: String, _ ranks: [Int], _ stored: Int, _ y: Tensor<Double>
  ) {
    let weights = y.matricized(leading: 3)
    let responses = test * layer
    let change = (responses - test * weights).frobeniusNorm
    table.row(
      name, ranks.map(String.init).joined(separator: ", "), "\(stored)",
      percent(x.relativeError(of: y)),
      percent(change / responses.frobeniusNorm))
    panels.append(sheet(y))
  }
  // snippet.compress
  let (tuckers, trains) = (try RankSearch.tucker(x), try RankSearch.train(x))
  for rank in [12, 24] {
    let low = LowRankMatrix(try SVD(layer).truncated(toRank: rank))
    let y = Tensor(sizes: x.sizes, columnMajor: Matrix(low).elements)
    add("SVD", [rank], low.storedNumbers, y)
    if let ranks = tuckers.best(within: low.storedNumbers) {
      let tucker = try Tucker(x, ranks: ranks)
      add("Tucker", ranks, tucker.storedNumbers, Tensor(tucker))
    }
    if let ranks = trains.best(within: low.storedNumbers) {
      let train = try TensorTrain(x, ranks: ranks)
      add("train", ranks, train.storedNumbers, Tensor(train))
    }
  }
  // snippet.end
  page.print(table)
  try page.figure("filters", [[panels[0]] + panels[4...]])
}

/// Patches of 8 × 8 pixels, a row each, without mean and with all directions
/// of the patches equally strong.
private func whitenedPatches(
  _ picture: Tensor<Double>
) throws -> Matrix<Double> {
  var generator = SplitMix64(seed: 8)
  let planes = (0..<3).map(picture.slice)
  let columns = (0..<7000).map { _ in
    let top = Int(generator.uniform() * Double(picture.sizes[0] - 8))
    let left = Int(generator.uniform() * Double(picture.sizes[1] - 8))
    var patch: [Double] = []
    for plane in planes {
      for j in 0..<8 {
        let start = top + (left + j) * plane.rows
        patch += plane.elements[start..<(start + 8)]
      }
    }
    let mean = patch.reduce(0, +) / Double(patch.count)
    return Vector(patch.map { $0 - mean })
  }
  let patches = Matrix(columns: columns).transposed()
  let covariance = patches.gram() / Double(patches.rows)
  let eigen = try SymmetricEigen(covariance)
  let floor = 0.01 * (eigen.eigenvalues.last ?? 1)
  let scales = Vector(eigen.eigenvalues.map { 1 / ($0 + floor).squareRoot() })
  let q = eigen.eigenvectors
  return patches * (q.scaled(columnsBy: scales) * q.transpose)
}

/// Filters that patches group themselves around: k-means on directions.
private func learnedFilters(
  _ patches: Matrix<Double>, count: Int
) -> Matrix<Double> {
  var filters = patches[rows: (0..<count).map { 90 * $0 }].transposed()
  for _ in 0..<12 {
    let lengths = (0..<count).map { 1 / max(1e-12, filters[column: $0].norm) }
    filters = filters.scaled(columnsBy: Vector(lengths))
    let responses = (patches * filters).transposed()
    var choice = Matrix<Double>.zero(rows: patches.rows, columns: count)
    for i in 0..<patches.rows {
      let row = responses[column: i]
      var best = 0
      for k in 1..<count where abs(row[k]) > abs(row[best]) { best = k }
      choice[i, best] = row[best]
    }
    filters = patches.transpose * choice
  }
  let lengths = (0..<count).map { 1 / max(1e-12, filters[column: $0].norm) }
  return filters.scaled(columnsBy: Vector(lengths))
}

/// Sixteen of the filters in a square, each 8 × 8 pixels of color, enlarged.
private func sheet(_ x: Tensor<Double>) -> Image {
  let zoom = 5
  let side = 4 * (8 * zoom + 2)
  let planes = (0..<3).map { channel in
    Matrix<Double>(rows: side, columns: side) { i, j in
      let (down, across) = (i / (8 * zoom + 2), j / (8 * zoom + 2))
      let (row, column) = (i % (8 * zoom + 2), j % (8 * zoom + 2))
      if row >= 8 * zoom || column >= 8 * zoom { return 255 }
      let filter = 4 * (4 * down + across)
      return 128 + 420 * x[row / zoom, column / zoom, channel, filter]
    }
  }
  return Image(red: planes[0], green: planes[1], blue: planes[2])
}
