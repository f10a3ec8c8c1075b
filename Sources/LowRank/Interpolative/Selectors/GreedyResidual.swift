import LinearAlgebra

extension Matrix {
  /// Chooses columns one by one, each time the one that lowers `‖A − CC⁺A‖_F` most.
  ///
  /// With the residual `E` and its Gram matrix `G = EᵀE`, projecting column j out of everything
  /// lowers the squared error by `‖Gⱼ‖²/Gⱼⱼ`. After the choice `G` loses the outer product of
  /// `w = Gⱼ/√Gⱼⱼ`. Forming `G` squares the condition number, so columns that are dependent to
  /// half of the digits count as explained. Source: Farahat, Ghodsi and Kamel, "Efficient greedy
  /// feature selection for unsupervised learning", Knowl. Inf. Syst. 35, 2013,
  /// https://doi.org/10.1007/s10115-012-0538-1.
  func greedyColumns(_ k: Int) -> [Int] {
    if maxNorm == 0 { return Array(0..<k) }
    let gram = divided(by: unit).gram()
    let n = columns
    var residual = gram.elements
    let explained = Scalar(Swift.max(rows, n)) * .ulpOfOne * (gram.diagonal.max() ?? 0)
    var chosen: [Int] = []
    while chosen.count < k {
      guard let j = Self.bestGain(residual, n, above: explained) else { break }
      chosen.append(j)
      Self.project(&residual, n, without: j)
    }
    let rest = (0..<n).filter { !chosen.contains($0) }
    return chosen + rest.prefix(k - chosen.count)
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func bestGain(_ g: [Scalar], _ n: Int, above floor: Scalar) -> Int? {
    var (best, largest): (Int?, Scalar) = (nil, 0)
    for j in 0..<n where g[j &+ j &* n] > floor {
      var square: Scalar = 0
      for i in 0..<n { square += g[i &+ j &* n] * g[i &+ j &* n] }
      let gain = square / g[j &+ j &* n]
      if gain > largest { (best, largest) = (j, gain) }
    }
    return best
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func project(_ g: inout [Scalar], _ n: Int, without j: Int) {
    let root = g[j &+ j &* n].squareRoot()
    let w = g[(j &* n)..<((j &+ 1) &* n)].map { $0 / root }
    for column in 0..<n {
      let factor = w[column]
      for i in 0..<n { g[i &+ column &* n] -= factor * w[i] }
    }
    // What is projected out is gone, whatever rounding left of it.
    for i in 0..<n {
      g[i &+ j &* n] = 0
      g[j &+ i &* n] = 0
    }
  }
}
