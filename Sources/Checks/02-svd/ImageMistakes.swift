import Grading
import LinearAlgebra
import Solutions02

/// What people really get wrong about a budget.
func budgetMistakes() -> [Mistake<CompressAnswer>] {
  typealias Rank = (_ p: Matrix<Double>, _ budget: Int) throws -> Int
  let ranks: [(description: String, caughtAt: String, rank: Rank)] = [
    (
      "spends more than the budget", "a single row, too little for a layer",
      { ($1 + layer($0) - 1) / layer($0) }
    ),
    (
      "counts k(m + n), without the singular values", "one short of three layers",
      { $1 / ($0.rows + $0.columns) }
    ),
    (
      "keeps one layer at least", "a single row, too little for a layer", { max(1, $1 / layer($0)) }
    ),
    ("takes height for width", "the budget of three layers", { $1 / (2 * $0.columns + 1) }),
    (
      "stores no more layers than the rank", "a picture of rank 1, three layers",
      { p, budget in
        let sigma = try p.singularValues()
        return min(budget / layer(p), sigma.count { $0 > 1e-10 * sigma[0] })
      }
    ),
  ]
  let simple = ranks.map { description, caughtAt, rank in
    Mistake<CompressAnswer>(description, caughtAt: caughtAt) { p, budget in
      if budget < 0 { throw Solutions02.NegativeBudget(budget: budget) }
      if budget >= p.elements.count { return (p, p.elements.count) }
      return try stored(p, rank: rank(p, budget))
    }
  }
  return simple + [
    Mistake("gives the budget for what is stored", caughtAt: "a single row, too little for a layer")
    { p, budget in
      let right = try compressed(p, budget)
      return (right.picture, min(budget, p.elements.count))
    },
    Mistake(
      "stores layers where the pixels are cheaper", caughtAt: "a single row, all of it"
    ) { p, budget in
      if budget < 0 { throw Solutions02.NegativeBudget(budget: budget) }
      return try stored(p, rank: min(budget / layer(p), p.rows, p.columns))
    },
    Mistake("does not store the last pixel", caughtAt: "a single row, all of it") { p, budget in
      if budget > p.elements.count { return (p, p.elements.count) }
      return try compressed(p, min(budget, p.elements.count - 1))
    },
    Mistake("stores few layers where they are all", caughtAt: "a picture of rank 1, every pixel") {
      p, budget in
      let sigma = try p.singularValues()
      let cost = sigma.count { $0 > 1e-10 * sigma[0] } * layer(p)
      if budget >= p.elements.count { return (p, min(cost, p.elements.count)) }
      return try compressed(p, budget)
    },
    Mistake("takes a negative budget for none", caughtAt: "a negative budget") { p, budget in
      try compressed(p, max(0, budget))
    },
    Mistake("refuses a budget of 0", caughtAt: "one pixel, no budget") { p, budget in
      if budget == 0 { throw Solutions02.NegativeBudget(budget: budget) }
      return try compressed(p, budget)
    },
    Mistake("turns a tall picture and forgets to turn it back", caughtAt: "a tall picture") {
      p, budget in
      try compressed(p.rows <= p.columns ? p : p.transposed(), budget)
    },
  ]
}

/// What people really get wrong about pixels.
func pixelMistakes() -> [Mistake<CompressAnswer>] {
  let pixels: [(description: String, caughtAt: String, pixel: (Double) -> Double)] = [
    ("leaves values outside 0…255", "a bright square on black", { $0.rounded() }),
    ("clips at 0 only", "a bright square on black", { max(0, $0).rounded() }),
    ("clips at 255 only", "a bright square on black", { min(255, $0).rounded() }),
    ("clips at 256", "a bright square on black", { min(256, max(0, $0)).rounded() }),
    ("clips at 254", "a bright square on black", { min(254, max(0, $0)).rounded() }),
    ("loses the sign", "a bright square on black", { min(255, $0.magnitude).rounded() }),
    (
      "wraps around like a byte", "a bright square on black",
      { Double(UInt8(truncatingIfNeeded: Int($0.rounded()))) }
    ),
    ("does not round", "the budget of three layers", { min(255, max(0, $0)) }),
    ("rounds down", "the budget of three layers", { min(255, max(0, $0)).rounded(.down) }),
  ]
  let simple = pixels.map { description, caughtAt, pixel in
    Mistake<CompressAnswer>(description, caughtAt: caughtAt) { try compressed($0, $1, pixel) }
  }
  return simple + [
    Mistake("clips after every layer", caughtAt: "an L of light, of rank 2") { p, budget in
      let right = try compressed(p, budget)
      if budget >= p.elements.count { return right }
      let svd = try SVD(p)
      var sum = Matrix<Double>.zero(rows: p.rows, columns: p.columns)
      for k in 0..<(budget / layer(p)) {
        sum += svd.singularValues[k] * svd.u[column: k].outer(svd.v[column: k])
        sum = sum.map { min(255, max(0, $0)) }
      }
      return (sum.map { $0.rounded() }, right.storedNumbers)
    },
    Mistake("rounds every layer", caughtAt: "the budget of three layers") { p, budget in
      let right = try compressed(p, budget)
      if budget >= p.elements.count { return right }
      let svd = try SVD(p)
      var sum = Matrix<Double>.zero(rows: p.rows, columns: p.columns)
      for k in 0..<(budget / layer(p)) {
        let product = svd.singularValues[k] * svd.u[column: k].outer(svd.v[column: k])
        sum += product.map { $0.rounded() }
      }
      return (sum.map { min(255, max(0, $0)) }, right.storedNumbers)
    },
  ]
}

private func layer(_ picture: Matrix<Double>) -> Int { picture.rows + picture.columns + 1 }

private func stored(
  _ picture: Matrix<Double>, rank: Int,
  _ pixel: (Double) -> Double = { min(255, max(0, $0)).rounded() }
) throws -> (picture: Matrix<Double>, storedNumbers: Int) {
  let svd = try SVD(picture)
  let kept = 0..<min(rank, svd.singularValues.count)
  let left = svd.u[columns: kept].scaled(columnsBy: svd.singularValues[kept])
  return ((left * svd.v[columns: kept].transpose).map(pixel), rank * layer(picture))
}

/// A right answer but for how a value becomes a pixel.
private func compressed(
  _ picture: Matrix<Double>, _ budget: Int,
  _ pixel: (Double) -> Double = { min(255, max(0, $0)).rounded() }
) throws -> (picture: Matrix<Double>, storedNumbers: Int) {
  if budget < 0 { throw Solutions02.NegativeBudget(budget: budget) }
  if budget >= picture.elements.count { return (picture, picture.elements.count) }
  return try stored(picture, rank: budget / layer(picture), pixel)
}
