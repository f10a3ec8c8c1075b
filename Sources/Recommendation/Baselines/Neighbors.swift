public import LinearAlgebra

/// Nearest items: a person rates an item as they rated what others rated alike.
///
/// Of two items the similarity is the correlation of their residuals from the biases over the people
/// who rated both, shrunken where these are few:
/// `sᵢⱼ = nᵢⱼ/(nᵢⱼ + λ) · Σ eᵤᵢeᵤⱼ / √(Σ eᵤᵢ² · Σ eᵤⱼ²)`. A prediction adds to the biases the mean of the
/// residuals of the most similar items that the person rated, weighted by similarity. Source: Koren, "Factor
/// in the neighbors", ACM TKDD 4, 2010, https://doi.org/10.1145/1644873.1644874.
public struct Neighbors<Scalar: LinearAlgebraScalar>: Sendable {
  /// The biases that are taken off first.
  public let biases: Biases<Scalar>
  /// How similar two items are, from −1 to 1.
  public let similarities: Matrix<Scalar>
  /// How many of the most similar items are asked.
  public let count: Int
  private let residuals: SparseMatrix<Scalar>

  /// Compares all pairs of items.
  ///
  /// - Parameters:
  ///   - ratings: What is known.
  ///   - count: How many items are asked for a prediction.
  ///   - shrinkage: As many people with residual zero are added to those who rated both, λ.
  /// - Precondition: `count` is at least 1.
  /// - Complexity: 3·people·items² operations, as products of dense matrices.
  public init(_ ratings: Ratings, count: Int = 40, shrinkage: Scalar = 100) {
    demand(count >= 1, "a prediction from neighbors needs at least one of them")
    biases = Biases(ratings)
    self.count = count
    residuals = biases.residuals(of: ratings)
    let e = Matrix(residuals)
    let known = Matrix<Scalar>(ratings.matrix { _ in 1 })
    let common = known.gram()
    let products = e.gram()
    let squares = e.hadamard(e).transpose * known
    similarities = Self.similarities(products, squares, common, shrinkage)
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func similarities(
    _ products: Matrix<Scalar>, _ squares: Matrix<Scalar>, _ common: Matrix<Scalar>,
    _ shrinkage: Scalar
  ) -> Matrix<Scalar> {
    Matrix(rows: products.rows, columns: products.columns) { i, j in
      let length = (squares[i, j] * squares[j, i]).squareRoot()
      if i == j || !(length > 0) { return 0 }
      return products[i, j] / length * common[i, j] / (common[i, j] + shrinkage)
    }
  }
}

extension Neighbors: RatingPredictor {
  /// The biases and what the nearest items add, clipped to the scale.
  ///
  /// - Complexity: O(k·log k) for k ratings of the person.
  public func prediction(person: Int, item: Int) -> Scalar {
    (biases.mean + biases.people[person] + biases.items[item] + addition(person, item))
      .clipped(to: biases.scale)
  }

  /// What would be predicted beyond the mean and the person's bias, without clipping.
  ///
  /// - Complexity: O(items·k·log k) for k ratings of the person.
  public func scores(for person: Int) -> Vector<Scalar> {
    Vector(biases.items.indices.map { biases.items[$0] + addition(person, $0) })
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func addition(_ person: Int, _ item: Int) -> Scalar {
    let (columns, values) = (residuals.columnIndices, residuals.values)
    let range = residuals.rowStarts[person]..<residuals.rowStarts[person + 1]
    var near: [(similarity: Scalar, residual: Scalar)] = []
    near.reserveCapacity(range.count)
    let similar = similarities.elements
    for place in range {
      let similarity = similar[Int(columns[place]) + item * similarities.rows]
      if similarity > 0 { near.append((similarity, values[place])) }
    }
    if near.count > count {
      near.sort { $0.similarity > $1.similarity }
      near.removeSubrange(count...)
    }
    var (sum, weight): (Scalar, Scalar) = (0, 0)
    for neighbor in near {
      sum += neighbor.similarity * neighbor.residual
      weight += neighbor.similarity
    }
    return weight > 0 ? sum / weight : 0
  }
}
