import LinearAlgebra

extension LanczosSpace {
  /// Fills the space and cuts it down until its first pairs are those of A.
  ///
  /// - Parameters:
  ///   - plan: What is wanted.
  ///   - kind: The plural of what the pairs are.
  ///   - generator: The source of random blocks.
  /// - Returns: The pairs.
  /// - Throws: `LinearAlgebraError.stoodStill`, and what a product with A throws.
  mutating func search(
    _ plan: LanczosPlan<Scalar>, for kind: String,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> RitzPairs<Scalar, Vectors> {
    var confirmed: Vector<Scalar>?
    var progress = Progress<Scalar>()
    var accepted = 0
    for _ in 0..<plan.cycles {
      while size < plan.capacity && !isComplete { try expand(using: &generator) }
      let pairs = try pairs()
      if isComplete { return pairs }
      let wanted = pairs.residuals.prefix(plan.wanted)
      progress.note(wanted.reduce(0, +))
      // What rounding keeps from falling further is as good as it gets.
      let least = progress.isOver(after: 8) ? noise : 0
      let bound = max(plan.tolerance * pairs.size, least)
      accepted = wanted.prefix { $0 <= bound }.count
      if accepted < plan.wanted {
        if progress.isOver(after: 60) { break }
        confirmed = nil
        restart(with: pairs, keeping: plan.wanted + (plan.capacity - plan.wanted) / 3)
        continue
      }
      let values = pairs.values[0..<plan.wanted]
      if let confirmed, zip(values, confirmed).allSatisfy({ ($0 - $1).magnitude <= bound }) {
        // The next block does not show what was given up for a random one.
        let limit = max(bound, noise(besideLength: pairs.size))
        accepted = try residuals(of: pairs, plan.wanted).filter { $0 <= limit }.count
        if accepted == plan.wanted { return pairs }
      }
      // Copies of what was found are invisible from within: look from elsewhere.
      confirmed = values
      progress = Progress()
      restart(with: pairs, keeping: plan.wanted)
      replaceNext(width: plan.width, using: &generator)
    }
    throw .stoodStill(
      routine: "Lanczos", found: accepted, wanted: plan.wanted, of: kind,
      remedy: "allow a larger tolerance, larger blocks or more cycles")
  }
}

/// Whether residuals still fall from cycle to cycle.
private struct Progress<Scalar: LinearAlgebraScalar> {
  private var least = Scalar.infinity
  private var cyclesSince = 0

  mutating func note(_ residual: Scalar) {
    cyclesSince = residual < 0.9 * least ? 0 : cyclesSince + 1
    least = min(least, residual)
  }

  func isOver(after cycles: Int) -> Bool { cyclesSince >= cycles }
}
