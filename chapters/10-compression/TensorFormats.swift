import LinearAlgebra
import Literate
import LowRank
import Training

/// Weights as matrices, as cores with factors and as trains, with as many
/// numbers each.
func tensorFormats(_ page: Page, _ study: Study) throws {
  var generator = SplitMix64(seed: page.seed)
  func random() -> Matrix<Float> {
    .gaussian(rows: 8, columns: 8, using: &generator)
  }
  let weights =
    [
      ("made of two", Linear(weight: random().kronecker(random()))),
      ("random", Linear<Float>(inputs: 64, outputs: 64, using: &generator)),
    ]
    + study.layers.filter { $0.hasPrefix("blocks.0") }.map {
      (short($0), study.linear($0))
    }
  var table = Table("weight", "numbers", "SVD", "Tucker", "train")
  for (name, linear) in weights {
    let errors = try missed(linear)
    table.row(
      name, "\(errors.numbers)", percent(errors.svd), percent(errors.tucker),
      percent(errors.train))
    if name == "made of two" {
      try page.claim(
        "A train of rank 1 is exact for a Kronecker product.",
        errors.train < 1e-5)
    } else {
      page.claimOfTraining(
        "Tucker misses more of \(name) than SVD and train.",
        errors.tucker > max(errors.svd, errors.train) + 0.1)
      page.claimOfTraining(
        "SVD and train miss nearly the same of \(name).",
        abs(errors.svd - errors.train) < 0.05)
    }
  }
  page.printMeasured(table)
}

private struct Missed {
  let numbers: Int
  let svd: Double
  let tucker: Double
  let train: Double
}

/// What formats miss of a weight with at most 60 % of its numbers.
private func missed(_ linear: Linear<Float>) throws -> Missed {
  let (m, n) = (linear.outputs, linear.inputs)
  let budget = 6 * m * n / 10
  // snippet.formats
  let modes = LayerModes(outputs: [m / 8, 8], inputs: [8, n / 8])
  let flat = try FactoredLinear(linear, rank: budget / (m + n))
  let core = try largest(budget) { share in
    try TuckerLinear(
      linear, modes: modes, ranks: ranks(modes, share: share))
  }
  let train = try largest(budget) { rank in
    try TensorTrainLinear(linear, modes: modes, maximalRank: rank)
  }
  // snippet.end
  func error(_ layer: any LinearLayer<Float>) -> Double {
    let w = linear.weight.value
    let rest = (w - layer.dense().weight.value).frobeniusNorm
    return Double(rest / w.frobeniusNorm)
  }
  return Missed(
    numbers: m * n, svd: error(flat), tucker: error(core), train: error(train))
}

/// Ranks in proportion to the sizes, none above the product of the others.
private func ranks(_ modes: LayerModes, share: Int) -> [Int] {
  let wanted = (modes.outputs + modes.inputs).map { max(1, $0 * share / 64) }
  return wanted.indices.map { mode in
    let others = wanted.indices.filter { $0 != mode }
    return min(wanted[mode], others.reduce(1) { $0 * wanted[$1] })
  }
}

/// The last layer of a list, from 1 to 64, whose matrices are within a budget.
private func largest(
  _ budget: Int, _ make: (Int) throws -> any LinearLayer<Float>
) throws -> any LinearLayer<Float> {
  var (low, high) = (1, 64)
  while low < high {
    let middle = (low + high + 1) / 2
    let layer = try make(middle)
    let bias = layer.outputs * (layer.dense().bias == nil ? 0 : 1)
    if layer.parameterCount - bias <= budget {
      low = middle
    } else {
      high = middle - 1
    }
  }
  return try make(low)
}
