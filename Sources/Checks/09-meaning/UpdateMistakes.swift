import Grading
import LinearAlgebra

/// The equations of a person, with parts that a mistake changes.
private struct Equations {
  var weight: (_ penalty: Double, _ rated: Int, _ films: Int) -> Double = { penalty, rated, _ in
    penalty * Double(rated)
  }
  var rows: (Matrix<Double>, [Int]) -> Matrix<Double> = { $0[rows: $1] }
  var right: (_ rows: Matrix<Double>, Vector<Double>) -> Vector<Double> = { $0.transpose * $1 }
  var isUnknown: (Int, Int) -> Bool = { !(0..<$1).contains($0) }

  func callAsFunction(
    _ films: [Int], _ ratings: Vector<Double>, _ q: Matrix<Double>, _ penalty: Double
  ) throws -> Vector<Double> {
    if films.contains(where: { isUnknown($0, q.rows) }) { throw Refusal() }
    if films.isEmpty { return .zero(q.columns) }
    let rated = rows(q, films)
    let system =
      rated.gram() + weight(penalty, films.count, q.rows) * Matrix.identity(q.columns)
    return try LU(system).solve(right(rated, ratings))
  }
}

/// What people really get wrong about the update of one person.
func updateMistakes() -> [Mistake<UpdateAnswer>] {
  func mistake(
    _ description: String, at name: String, _ change: (inout Equations) -> Void
  ) -> Mistake<UpdateAnswer> {
    var equations = Equations()
    change(&equations)
    let changed = equations
    return Mistake(description, caughtAt: name) { try changed($0, $1, $2, $3) }
  }
  return [
    mistake("does not multiply the penalty by the number of ratings", at: "the example") {
      $0.weight = { penalty, _, _ in penalty }
    },
    mistake("multiplies the penalty by the number of films", at: "the example") {
      $0.weight = { penalty, _, films in penalty * Double(films) }
    },
    mistake("divides the penalty by the number of ratings", at: "the example") {
      $0.weight = { penalty, rated, _ in penalty / Double(rated) }
    },
    mistake("squares the penalty", at: "the example") {
      $0.weight = { penalty, rated, _ in penalty * penalty * Double(rated) }
    },
    mistake("forgets the penalty", at: "the example") { $0.weight = { _, _, _ in 0 } },
    mistake("subtracts the penalty", at: "the example") {
      $0.weight = { penalty, rated, _ in -penalty * Double(rated) }
    },
    mistake("takes the first films", at: "the example") {
      $0.rows = { q, films in q[rows: Array(films.indices)] }
    },
    mistake("sorts the films and not the ratings", at: "the example") {
      $0.rows = { q, films in q[rows: films.sorted()] }
    },
    mistake("numbers films from 1", at: "the example") {
      $0.rows = { q, films in q[rows: films.map { max(0, $0 - 1) }] }
      $0.isUnknown = { !(0...$1).contains($0) }
    },
    mistake("leaves the films' vectors out on the right", at: "the example") {
      $0.right = { rows, ratings in
        Vector((0..<rows.columns).map { $0 < ratings.count ? ratings[$0] : 0 })
      }
    },
    mistake("lets a film pass that is one too far", at: "film 3 of 3") {
      $0.isUnknown = { !(0...$1).contains($0) }
      $0.rows = { q, films in q[rows: films.map { min($0, q.rows - 1) }] }
    },
    mistake("counts negative numbers from the end", at: "film −1") {
      $0.isUnknown = { $0 >= $1 || $0 < -$1 }
      $0.rows = { q, films in q[rows: films.map { $0 < 0 ? $0 + q.rows : $0 }] }
    },
    mistake("skips films that it does not know", at: "film 3 of 3") {
      $0.isUnknown = { _, _ in false }
      $0.rows = { q, films in
        Matrix(rows: films.count, columns: q.columns) {
          q.rows > films[$0] && films[$0] >= 0 ? q[films[$0], $1] : 0
        }
      }
    },
    Mistake("takes zeros for the films that were not rated", caughtAt: "the example") {
      films, ratings, q, penalty in
      if films.contains(where: { !(0..<q.rows).contains($0) }) { throw Refusal() }
      var all = Vector<Double>.zero(q.rows)
      for (film, rating) in zip(films, ratings) { all[film] = rating }
      let weight = penalty * Double(films.count)
      if weight == 0 { return .zero(q.columns) }
      return try Cholesky(q.gram() + weight * .identity(q.columns)).solve(q.transpose * all)
    },
    Mistake("keeps the last rating of a film only", caughtAt: "a film that comes twice") {
      films, ratings, q, penalty in
      var last: [Int: Double] = [:]
      for (film, rating) in zip(films, ratings) { last[film] = rating }
      let kept = last.keys.sorted()
      return try Equations()(kept, Vector(kept.map { last[$0] ?? 0 }), q, penalty)
    },
    Mistake("stops where nothing was rated", caughtAt: "no rating") {
      films, ratings, q, penalty in
      if films.isEmpty { throw Refusal() }
      return try Equations()(films, ratings, q, penalty)
    },
    Mistake("adds a small number to the diagonal", caughtAt: "Q times 2^-200") {
      films, ratings, q, penalty in
      var equations = Equations()
      equations.weight = { penalty, rated, _ in penalty * Double(rated) + 1e-10 }
      return try equations(films, ratings, q, penalty)
    },
  ]
}
