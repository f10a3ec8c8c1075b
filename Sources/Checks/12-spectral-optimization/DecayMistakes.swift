import Grading
import LinearAlgebra

/// What people really get wrong about spectral decay.
func decayMistakes() -> [Mistake<DecayAnswer>] { wrongSteps() + wrongArguments() }

private func wrongSteps() -> [Mistake<DecayAnswer>] {
  [
    Mistake("shrinks all singular values, as the usual decay does", caughtAt: "the example") {
      w, decay, steps in
      try refuse(decay)
      return (0..<steps).reduce(w) { w, _ in (1 - decay) * w }
    },
    Mistake("forgets the factor σ₁ of the squared norm's gradient", caughtAt: "the example") {
      w, decay, steps in
      try repeated(w, decay, steps) { w, svd in
        w - decay * svd.u[column: 0].outer(svd.v[column: 0])
      }
    },
    Mistake("takes the gradient of the square, not of its half", caughtAt: "the example") {
      w, decay, steps in
      try repeated(w, decay, steps) { w, svd in
        w - (2 * decay * svd.singularValues[0]) * svd.u[column: 0].outer(svd.v[column: 0])
      }
    },
    Mistake("squares σ₁", caughtAt: "the example") { w, decay, steps in
      try repeated(w, decay, steps) { w, svd in
        let square = svd.singularValues[0] * svd.singularValues[0]
        return w - (decay * square) * svd.u[column: 0].outer(svd.v[column: 0])
      }
    },
    Mistake("shrinks the same layer in every step", caughtAt: "the example, two steps") {
      w, decay, steps in
      try refuse(decay)
      let svd = try SVD(w)
      var sizes = svd.singularValues
      for _ in 0..<steps { sizes[0] *= 1 - decay }
      return svd.u.scaled(columnsBy: sizes) * svd.v.transpose
    },
    Mistake("shrinks the smallest", caughtAt: "the example") { w, decay, steps in
      try repeated(w, decay, steps) { w, svd in
        let last = svd.singularValues.count - 1
        return w
          - (decay * svd.singularValues[last]) * svd.u[column: last].outer(svd.v[column: last])
      }
    },
    Mistake("adds", caughtAt: "the example") { w, decay, steps in
      try repeated(w, decay, steps) { w, svd in
        w + (decay * svd.singularValues[0]) * svd.u[column: 0].outer(svd.v[column: 0])
      }
    },
    Mistake("keeps the first layer only", caughtAt: "the example") { w, decay, steps in
      try repeated(w, decay, steps) { w, svd in
        ((1 - decay) * svd.singularValues[0]) * svd.u[column: 0].outer(svd.v[column: 0])
      }
    },
    Mistake(
      "shrinks all values that are equal to the largest", caughtAt: "two equal singular values"
    ) { w, decay, steps in
      try repeated(w, decay, steps) { _, svd in
        let sigma = svd.singularValues
        let sizes = Vector(sigma.map { $0 >= (1 - 1e-9) * sigma[0] ? (1 - decay) * $0 : $0 })
        return svd.u.scaled(columnsBy: sizes) * svd.v.transpose
      }
    },
    Mistake("cuts to the second value", caughtAt: "the example") { w, decay, steps in
      try repeated(w, decay, steps) { _, svd in
        var sizes = svd.singularValues
        if sizes.count > 1 { sizes[0] = max(sizes[1], (1 - decay) * sizes[0]) }
        return svd.u.scaled(columnsBy: sizes) * svd.v.transpose
      }
    },
    Mistake("exchanges U and V", caughtAt: "the largest at the end") { w, decay, steps in
      try repeated(w, decay, steps) { w, svd in
        guard w.isSquare else { return w }
        return w - (decay * svd.singularValues[0]) * svd.v[column: 0].outer(svd.u[column: 0])
      }
    },
    Mistake("takes five products for enough, from a vector of ones", caughtAt: "the example") {
      w, decay, steps in
      try refuse(decay)
      return (0..<steps).reduce(w) { w, _ in
        var v = Vector<Double>(repeating: 1, count: w.columns)
        for _ in 0..<5 where v.norm > 0 { v = w.transpose * (w * (v / v.norm)) }
        return v.norm > 0 ? w - decay * (w * (v / v.norm)).outer(v / v.norm) : w
      }
    },
  ]
}

private func wrongArguments() -> [Mistake<DecayAnswer>] {
  [
    Mistake("takes one step, whatever it is asked", caughtAt: "the example, two steps") {
      w, decay, steps in try right(w, decay, min(1, steps))
    },
    Mistake("takes a step of all decays at once", caughtAt: "the example, two steps") {
      w, decay, steps in
      try refuse(decay)
      return try right(w, min(1, decay * Double(steps)), 1)
    },
    Mistake("takes one step too many", caughtAt: "the example") { w, decay, steps in
      try right(w, decay, steps + 1)
    },
    Mistake("takes negative decays", caughtAt: "a negative decay") { w, decay, steps in
      if !(decay <= 1) { throw Refusal() }
      return try right(w, max(0, decay), steps)
    },
    Mistake("takes decays above one", caughtAt: "a decay just above one") { w, decay, steps in
      if !(decay >= 0) { throw Refusal() }
      return try right(w, min(1, decay), steps)
    },
    Mistake("refuses a decay of one", caughtAt: "a decay of one") { w, decay, steps in
      if decay == 1 { throw Refusal() }
      return try right(w, decay, steps)
    },
    Mistake("compares NaN", caughtAt: "decay NaN") { w, decay, steps in
      if decay < 0 || decay > 1 { throw Refusal() }
      return decay.isNaN ? w : try right(w, decay, steps)
    },
    Mistake("takes small weights for zeros", caughtAt: "ten steps, 5 × 5, times 2^-200") {
      w, decay, steps in
      try refuse(decay)
      return w.maxNorm < 1e-12 ? w : try right(w, decay, steps)
    },
    Mistake("looks at the decay in a step only", caughtAt: "a negative decay in no step") {
      w, decay, steps in steps == 0 ? w : try right(w, decay, steps)
    },
  ]
}

private func refuse(_ decay: Double) throws {
  if !(decay >= 0 && decay <= 1) { throw Refusal() }
}

private func repeated(
  _ w: Matrix<Double>, _ decay: Double, _ steps: Int,
  _ step: (Matrix<Double>, SVD<Double>) -> Matrix<Double>
) throws -> Matrix<Double> {
  try refuse(decay)
  var w = w
  for _ in 0..<steps { w = step(w, try SVD(w)) }
  return w
}

private func right(_ w: Matrix<Double>, _ decay: Double, _ steps: Int) throws -> Matrix<Double> {
  try repeated(w, decay, steps) { w, svd in
    w - (decay * svd.singularValues[0]) * svd.u[column: 0].outer(svd.v[column: 0])
  }
}
