public import LinearAlgebra

extension TensorTrain {
  /// The sum of two trains; ranks add up, and ``rounded(toRelativeError:)`` brings them down again.
  ///
  /// The slices of the sum are block diagonal, `diag(Aₖ[i], Bₖ[i])`.
  ///
  /// - Precondition: Both have the same sizes.
  /// - Complexity: O(d·n·(r + s)²)
  public static func + (x: TensorTrain, y: TensorTrain) -> TensorTrain {
    x.requireSameSizes(as: y, to: "add")
    return x.combined(with: y) { k, a, b in
      let isFirst = k == 0
      let isLast = k == x.order - 1
      let rows = isFirst ? 1 : a.sizes[0] + b.sizes[0]
      let columns = isLast ? 1 : a.sizes[2] + b.sizes[2]
      let (down, across) = (isFirst ? 0 : a.sizes[0], isLast ? 0 : a.sizes[2])
      var core = Tensor<Scalar>.zero(sizes: [rows, a.sizes[1], columns])
      core.add(a, down: 0, across: 0)
      core.add(b, down: down, across: across)
      return core
    }
  }

  /// The difference of two trains; ranks add up.
  ///
  /// - Precondition: Both have the same sizes.
  /// - Complexity: O(d·n·(r + s)²)
  public static func - (x: TensorTrain, y: TensorTrain) -> TensorTrain { x + y.scaled(by: -1) }

  /// The entrywise product of two trains; ranks multiply.
  ///
  /// The slices of the product are Kronecker products, `Aₖ[i] ⊗ Bₖ[i]`.
  ///
  /// - Precondition: Both have the same sizes.
  /// - Complexity: O(d·n·r²·s²)
  public func hadamard(_ other: TensorTrain) -> TensorTrain {
    requireSameSizes(as: other, to: "multiply the entries of")
    return combined(with: other) { _, a, b in
      var core = Tensor<Scalar>.zero(
        sizes: [a.sizes[0] * b.sizes[0], a.sizes[1], a.sizes[2] * b.sizes[2]])
      for i in 0..<a.sizes[1] {
        let slice = Tensor(a.middleSlice(i).kronecker(b.middleSlice(i)))
        core.add(
          slice.reshaped(to: [slice.sizes[0], 1, slice.sizes[1]]), down: 0, across: 0, along: i)
      }
      return core
    }
  }

  /// The inner product `⟨X, Y⟩` of two trains, without multiplying them out.
  ///
  /// - Precondition: Both have the same sizes.
  /// - Complexity: O(d·n·r·s·(r + s))
  public func inner(_ other: TensorTrain) -> Scalar {
    requireSameSizes(as: other, to: "take the inner product of")
    var products = Matrix<Scalar>(rows: 1, columns: 1, repeating: 1)
    for (a, b) in zip(cores, other.cores) {
      let right = Tensor(products * b.matricized(leading: 1))
        .reshaped(to: [a.sizes[0] * a.sizes[1], b.sizes[2]]).matricized(leading: 1)
      products = a.matricized(leading: 2).transpose * right
    }
    return products[0, 0]
  }

  /// The norm `‖X‖_F`, by orthogonalizing the cores.
  ///
  /// The root of `⟨X, X⟩` would lose half the digits where X is a small difference of large trains.
  ///
  /// - Throws: `LinearAlgebraError.notFinite`.
  /// - Complexity: O(d·n·r³)
  public func frobeniusNorm() throws(LinearAlgebraError) -> Scalar {
    let (cores, unit) = try orthogonalizedFromRight()
    return cores[0].frobeniusNorm * unit
  }

  private func combined(
    with other: TensorTrain,
    _ combine: (_ k: Int, _ a: Tensor<Scalar>, _ b: Tensor<Scalar>) -> Tensor<Scalar>
  ) -> TensorTrain {
    TensorTrain(cores: cores.indices.map { combine($0, cores[$0], other.cores[$0]) })
  }

  private func requireSameSizes(as other: TensorTrain, to verb: String) {
    demand(
      sizes == other.sizes, "cannot \(verb) trains of \(shape) and \(other.shape): sizes differ")
  }
}

extension Tensor {
  /// Adds a smaller core into part of this one.
  fileprivate mutating func add(
    _ part: Tensor, down: Int, across: Int, along: Int = 0
  ) {
    for c in 0..<part.sizes[2] {
      for i in 0..<part.sizes[1] {
        for a in 0..<part.sizes[0] { self[down + a, along + i, across + c] += part[a, i, c] }
      }
    }
  }
}
