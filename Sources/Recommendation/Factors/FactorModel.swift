public import LinearAlgebra

/// Biases, and a short vector for each person and each item: `r̂ᵤᵢ = μ + bᵤ + cᵢ + pᵤᵀqᵢ`.
///
/// With the vectors as rows of P and Q, all predictions together are `μ·11ᵀ + b·1ᵀ + 1·cᵀ + P Qᵀ`, a
/// matrix whose rank is at most that of P plus 2, and which has no holes. Source: Koren, Bell and
/// Volinsky, "Matrix factorization techniques for recommender systems", Computer 42, 2009,
/// https://doi.org/10.1109/MC.2009.263.
public struct FactorModel<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The mean and the biases.
  public var biases: Biases<Scalar>
  /// Pᵀ: column u is the vector pᵤ of a person.
  public var people: Matrix<Scalar>
  /// Qᵀ: column i is the vector qᵢ of an item.
  public var items: Matrix<Scalar>

  /// Puts together what was found.
  ///
  /// - Precondition: Both matrices have as many rows as there are factors, and the columns fit the biases.
  public init(biases: Biases<Scalar>, people: Matrix<Scalar>, items: Matrix<Scalar>) {
    demand(
      people.rows == items.rows && people.columns == biases.people.count
        && items.columns == biases.items.count,
      "factors of \(people.shape) and \(items.shape) do not fit \(biases.people.count) people and "
        + "\(biases.items.count) items")
    self.biases = biases
    self.people = people
    self.items = items
  }

  /// Where a fit begins: no biases, and random vectors for all who gave or got a rating.
  ///
  /// Who did not has the zero vector, so that nothing random is ever predicted.
  ///
  /// - Parameters:
  ///   - ratings: What is known.
  ///   - factors: The length of the vectors.
  ///   - spread: The standard deviation of their entries.
  ///   - generator: The source of the numbers.
  public init(
    startingFor ratings: Ratings, factors: Int, spread: Scalar = 0.1,
    using generator: inout some RandomNumberGenerator
  ) {
    demand(factors >= 0, "a model cannot have \(factors) factors")
    func random(_ counts: [Int], _ generator: inout some RandomNumberGenerator) -> Matrix<Scalar> {
      Matrix(rows: factors, columns: counts.count) { _, column in
        let number = Scalar(generator.gaussian()) * spread
        return counts[column] > 0 ? number : 0
      }
    }
    biases = Biases(meanOf: ratings)
    people = random(ratings.countsByPerson, &generator)
    items = random(ratings.countsByItem, &generator)
  }

  /// The number of factors.
  public var factorCount: Int { people.rows }
}

extension FactorModel: RatingPredictor {
  /// The rating to expect, clipped to the scale.
  ///
  /// - Complexity: O(factors)
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func prediction(person: Int, item: Int) -> Scalar {
    unclipped(person: person, item: item).clipped(to: biases.scale)
  }

  /// `μ + bᵤ + cᵢ + pᵤᵀqᵢ`, which may lie beyond the scale.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func unclipped(person: Int, item: Int) -> Scalar {
    biases.mean + biases.people[person] + biases.items[item]
      + people.product(ofColumn: person, withColumn: item, of: items)
  }

  /// `cᵢ + pᵤᵀqᵢ`; what is the same for all items is left out.
  ///
  /// - Complexity: 2·factors·items operations.
  public func scores(for person: Int) -> Vector<Scalar> {
    biases.items + items.transpose * people[column: person]
  }

  /// All predictions without clipping, a row a person: the completed matrix.
  ///
  /// - Complexity: 2·factors·people·items operations.
  public func completed() -> Matrix<Scalar> {
    var completed = people.transpose * items
    for item in 0..<completed.columns {
      let common = biases.mean + biases.items[item]
      completed[column: item] += Vector(biases.people.map { $0 + common })
    }
    return completed
  }
}

extension Matrix {
  /// The inner product of two columns, without a copy of either.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func product(ofColumn i: Int, withColumn j: Int, of other: Matrix) -> Scalar {
    let (first, second) = (i * rows, j * other.rows)
    return elements.withUnsafeBufferPointer { a in
      other.elements.withUnsafeBufferPointer { b in
        var sum: Scalar = 0
        for k in 0..<rows { sum += a[first + k] * b[second + k] }
        return sum
      }
    }
  }
}
