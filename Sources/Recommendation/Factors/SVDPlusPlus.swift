public import LinearAlgebra

/// A factor model in which it also counts *what* a person rated: `pᵤ + |Nᵤ|^{−½} Σ_{j∈Nᵤ} yⱼ` takes the
/// place of `pᵤ`.
///
/// Nᵤ are the items that the person rated, whatever they said of them. Source: Koren, "Factorization
/// meets the neighborhood", KDD 2008, https://doi.org/10.1145/1401890.1401944.
public struct SVDPlusPlus<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// Biases, and the vectors pᵤ and qᵢ.
  public var model: FactorModel<Scalar>
  /// Yᵀ: column j is what it says of a person that they rated item j at all.
  public var echoes: Matrix<Scalar>

  /// Where a fit begins: no biases, and random vectors for all who gave or got a rating.
  public init(
    startingFor ratings: Ratings, factors: Int, spread: Scalar = 0.1,
    using generator: inout some RandomNumberGenerator
  ) {
    model = FactorModel(
      startingFor: ratings, factors: factors, spread: spread, using: &generator)
    echoes =
      FactorModel(startingFor: ratings, factors: factors, spread: spread, using: &generator).items
  }

  /// The same predictions as a plain factor model, for those who gave these ratings.
  ///
  /// - Complexity: 2·factors operations a rating.
  public func collapsed(for ratings: Ratings) -> FactorModel<Scalar> {
    let share: SparseMatrix<Scalar> = ratings.matrix { _ in 1 }
    let weights = Vector(ratings.countsByPerson.map { $0 > 0 ? 1 / Scalar($0).squareRoot() : 0 })
    let sums = share.product(echoes.transposed()).transposed()
    var result = model
    result.people += sums.scaled(columnsBy: weights)
    return result
  }
}

/// Descent for SVD++, in the time that descent without its last part takes.
///
/// The step of one rating changes the vector y of *every* item that the person rated,
/// `yⱼ ← yⱼ + γ(e·|Nᵤ|^{−½}qᵢ − λyⱼ)`, which would make an epoch cost the sum of the *squares* of
/// the counts. But it is the same map for all of them: after any number of steps `yⱼ` is `κyⱼ + s` with
/// one number κ and one vector s. So κ, s and the sum of all are carried along, and the vectors
/// themselves are written once, after the last rating of the person.
public struct EchoDescent<Scalar: LinearAlgebraScalar>: Sendable {
  /// The length of a step, γ.
  public var rate: Scalar
  /// The weight of the squares of what is learned, λ.
  public var penalty: Scalar
  private let ratings: PackedRatings<Scalar>

  /// Prepares epochs over ratings.
  ///
  /// - Precondition: The rate is positive, the penalty not negative.
  public init(_ ratings: Ratings, rate: Scalar = 0.007, penalty: Scalar = 0.02) {
    demand(rate > 0 && penalty >= 0, "a rate is positive, and a penalty a number from 0 up")
    self.rate = rate
    self.penalty = penalty
    self.ratings = PackedRatings(ratings)
  }

  /// Takes one step for every rating.
  ///
  /// - Precondition: The model is for as many people and items.
  /// - Complexity: about 14·factors operations a rating.
  public func runEpoch(on plus: inout SVDPlusPlus<Scalar>) {
    ratings.requireFit(plus.model)
    run(
      plus.model.factorCount, mean: plus.model.biases.mean, &plus.model.people,
      &plus.model.items, &plus.echoes, &plus.model.biases.people.elements,
      &plus.model.biases.items.elements)
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func run(
    _ count: Int, mean: Scalar, _ people: inout Matrix<Scalar>, _ items: inout Matrix<Scalar>,
    _ echoes: inout Matrix<Scalar>, _ personBiases: inout [Scalar], _ itemBiases: inout [Scalar]
  ) {
    // The person's z = |N|^{−½}Σy, the shift s of every y, and p + z.
    var scratch = Matrix<Scalar>.zero(rows: count, columns: 3)
    people.withEntries { people in
      items.withEntries { items in
        echoes.withEntries { echoes in
          scratch.withEntries { z in
            for u in 0..<ratings.peopleCount {
              let person = Person(
                places: ratings.starts[u]..<ratings.starts[u + 1], p: people + u * count, z: z,
                shift: z + count, sum: z + 2 * count, count: count)
              if person.places.isEmpty { continue }
              person.gather(echoes, ratings.items)
              let keep = descend(person, items, mean, &personBiases[u], &itemBiases)
              person.scatter(echoes, ratings.items, keeping: keep)
            }
          }
        }
      }
    }
  }

  /// Takes the steps of one person.
  ///
  /// - Returns: The factor κ that every y of the person has been multiplied by.
  @inline(__always)
  private func descend(
    _ person: Person, _ items: UnsafeMutablePointer<Scalar>, _ mean: Scalar,
    _ bias: inout Scalar, _ itemBiases: inout [Scalar]
  ) -> Scalar {
    let keeping = 1 - rate * penalty
    let weight = 1 / Scalar(person.places.count).squareRoot()
    var keep: Scalar = 1
    for place in person.places {
      let i = Int(ratings.items[place])
      let q = items + i * person.count
      for k in 0..<person.count { person.sum[k] = person.p[k] + person.z[k] }
      let known = mean + bias + itemBiases[i]
      let error = ratings.values[place] - known - FactorLoops.dot(person.sum, q, person.count)
      bias += rate * (error - penalty * bias)
      itemBiases[i] += rate * (error - penalty * itemBiases[i])
      let along = rate * error
      for k in 0..<person.count {
        let old = q[k]
        person.p[k] = keeping * person.p[k] + along * old
        q[k] = keeping * old + along * person.sum[k]
        // z is the sum of |N| vectors that each gain |N|^{−½}q, times |N|^{−½}: it gains q itself.
        person.z[k] = keeping * person.z[k] + along * old
        person.shift[k] = keeping * person.shift[k] + along * weight * old
      }
      keep *= keeping
    }
    return keep
  }

  /// What is carried along from rating to rating of one person.
  private struct Person {
    let places: Range<Int>
    let p: UnsafeMutablePointer<Scalar>
    let z: UnsafeMutablePointer<Scalar>
    let shift: UnsafeMutablePointer<Scalar>
    let sum: UnsafeMutablePointer<Scalar>
    let count: Int

    @inline(__always)
    func gather(_ echoes: UnsafeMutablePointer<Scalar>, _ items: [Int32]) {
      for k in 0..<count {
        z[k] = 0
        shift[k] = 0
      }
      let weight = 1 / Scalar(places.count).squareRoot()
      for place in places {
        FactorLoops.step(
          z, echoes + Int(items[place]) * count, count, times: weight, keeping: 1)
      }
    }

    @inline(__always)
    func scatter(
      _ echoes: UnsafeMutablePointer<Scalar>, _ items: [Int32], keeping kappa: Scalar
    ) {
      for place in places {
        FactorLoops.step(
          echoes + Int(items[place]) * count, shift, count, times: 1, keeping: kappa)
      }
    }
  }
}
