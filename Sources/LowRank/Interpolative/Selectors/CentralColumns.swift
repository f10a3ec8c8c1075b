import LinearAlgebra

extension Matrix {
  /// Chooses from each of k clusters of columns the column nearest to its center.
  ///
  /// Lloyd's iteration from k-means++ starts. A center that loses all of its columns moves to the
  /// column farthest from every center. Source: Arthur and Vassilvitskii, "k-means++: the
  /// advantages of careful seeding", SODA 2007.
  func centralColumns(_ k: Int, using generator: inout some RandomNumberGenerator) -> [Int] {
    divided(by: unit).tameCentralColumns(k, using: &generator)
  }

  /// Chooses columns of a matrix whose squares are within range.
  private func tameCentralColumns(
    _ k: Int, using generator: inout some RandomNumberGenerator
  ) -> [Int] {
    var centers = self[columns: spreadColumns(k, using: &generator)]
    var owners: [Int] = []
    for _ in 0..<50 {
      let distances = squaredDistances(to: centers)
      let next = (0..<columns).map { distances[column: $0].indexOfMinimum }
      if next == owners { break }
      owners = next
      centers = means(of: owners, count: k, distances)
    }
    return nearestColumns(to: centers)
  }

  /// Starting points for k-means: each next one drawn with probability proportional to its squared
  /// distance from those before.
  private func spreadColumns(
    _ k: Int, using generator: inout some RandomNumberGenerator
  ) -> [Int] {
    var chosen = [Swift.min(Int(generator.uniform() * Double(columns)), columns - 1)]
    var nearest = squaredDistances(to: self[columns: chosen])[row: 0]
    while chosen.count < k {
      for j in chosen { nearest[j] = 0 }
      let next = nearest.drawDistinct(1, using: &generator)[0]
      let fresh = chosen.contains(next) ? (0..<columns).first { !chosen.contains($0) } : next
      guard let fresh else { break }
      chosen.append(fresh)
      let distances = squaredDistances(to: self[columns: [fresh]])[row: 0]
      nearest = Vector(zip(nearest, distances).map { Swift.min($0, $1) })
    }
    return chosen
  }

  /// The squared distance of each column of this matrix (a column of the result) from each center
  /// (a row), `‖a‖² − 2aᵀc + ‖c‖²`.
  private func squaredDistances(to centers: Matrix) -> Matrix {
    let products = centers.transpose * self
    let (own, other) = (columnNorms, centers.columnNorms)
    return Matrix(rows: centers.columns, columns: columns) { i, j in
      Swift.max(0, own[j] * own[j] - 2 * products[i, j] + other[i] * other[i])
    }
  }

  private func means(of owners: [Int], count k: Int, _ distances: Matrix) -> Matrix {
    var sums = [Vector<Scalar>](repeating: .zero(rows), count: k)
    var counts = [Int](repeating: 0, count: k)
    for (j, owner) in owners.enumerated() {
      sums[owner] = sums[owner] + self[column: j]
      counts[owner] += 1
    }
    let loneliness = Vector(owners.enumerated().map { distances[$0.element, $0.offset] })
    var lonely = loneliness.indicesByValue.makeIterator()
    return Matrix(
      columns: zip(sums, counts).map { sum, count in
        count > 0 ? sum / Scalar(count) : self[column: lonely.next() ?? 0]
      })
  }

  /// For each center the nearest column that no earlier center has taken.
  private func nearestColumns(to centers: Matrix) -> [Int] {
    let distances = squaredDistances(to: centers)
    var taken: [Int] = []
    for i in 0..<centers.columns {
      let order = (-distances[row: i]).indicesByValue
      if let nearest = order.first(where: { !taken.contains($0) }) { taken.append(nearest) }
    }
    return taken
  }
}

extension Vector {
  fileprivate var indexOfMinimum: Int { indices.min { self[$0] < self[$1] } ?? 0 }
}
