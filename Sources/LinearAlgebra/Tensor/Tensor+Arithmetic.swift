extension Tensor {
  /// The entries as one vector, first index fastest.
  ///
  /// - Complexity: O(1)
  public var vectorized: Vector<Scalar> { Vector(elements) }

  /// The sum of two tensors of one shape.
  public static func + (x: Tensor, y: Tensor) -> Tensor {
    x.requireSameShape(as: y, to: "add")
    return x.withElements((x.vectorized + y.vectorized).elements)
  }

  /// The difference of two tensors of one shape.
  public static func - (x: Tensor, y: Tensor) -> Tensor {
    x.requireSameShape(as: y, to: "subtract")
    return x.withElements((x.vectorized - y.vectorized).elements)
  }

  /// The entrywise product.
  ///
  /// - Precondition: Both tensors have the same shape.
  /// - Complexity: O(count)
  public func hadamard(_ other: Tensor) -> Tensor {
    requireSameShape(as: other, to: "multiply the entries of")
    return withElements(vectorized.hadamard(other.vectorized).elements)
  }

  /// The tensor with every entry multiplied by `factor`.
  ///
  /// - Complexity: O(count)
  public func scaled(by factor: Scalar) -> Tensor {
    withElements(vectorized.scaled(by: factor).elements)
  }

  /// The tensor with `transform` applied to every entry.
  public func map(_ transform: (Scalar) throws -> Scalar) rethrows -> Tensor {
    withElements(try elements.map(transform))
  }

  /// The inner product `⟨X, Y⟩`, the sum of the products of matching entries.
  ///
  /// - Precondition: Both tensors have the same shape.
  /// - Complexity: O(count)
  public func inner(_ other: Tensor) -> Scalar {
    requireSameShape(as: other, to: "take the inner product of")
    return vectorized.dot(other.vectorized)
  }

  private func withElements(_ elements: [Scalar]) -> Tensor {
    Tensor(sizes: sizes, columnMajor: elements)
  }

  private func requireSameShape(as other: Tensor, to verb: String) {
    demand(
      sizes == other.sizes, "cannot \(verb) \(shape) and \(other.shape): shapes differ")
  }
}

extension Tensor {
  /// The Frobenius norm `‖X‖_F`, the root of the sum of squares, without overflow or underflow.
  ///
  /// - Complexity: O(count)
  public var frobeniusNorm: Scalar { vectorized.norm }

  /// The largest entry by magnitude; 0 for an empty tensor.
  ///
  /// - Complexity: O(count)
  public var maxNorm: Scalar { Matrix(column: vectorized).maxNorm }

  /// Whether every entry is finite.
  ///
  /// - Complexity: O(count)
  public var isFinite: Bool { Matrix(column: vectorized).isFinite }

  /// Whether two tensors agree up to a fraction of the larger one's Frobenius norm.
  ///
  /// Tensors of different shapes are never equal. Entries that are not finite are equal to nothing.
  ///
  /// - Parameters:
  ///   - other: The tensor to compare with.
  ///   - relativeTolerance: The largest `‖X − Y‖_F / max(‖X‖_F, ‖Y‖_F)` that counts as equal.
  /// - Returns: Whether the relative difference is at most the tolerance.
  public func isApproximatelyEqual(to other: Tensor, relativeTolerance: Scalar) -> Bool {
    sizes == other.sizes
      && Matrix(column: vectorized).isApproximatelyEqual(
        to: Matrix(column: other.vectorized), relativeTolerance: relativeTolerance)
  }

  /// Refuses a tensor with NaN or infinite entries, by name of the routine that needs them finite.
  package func requireFinite(for routine: String) throws(LinearAlgebraError) {
    if isFinite { return }
    let first = elements.firstIndex { !$0.isFinite } ?? 0
    throw .notFiniteEntry(routine: routine, index: index(at: first))
  }

  /// The index of the entry at a place in the storage.
  package func index(at offset: Int) -> [Int] {
    var rest = offset
    return sizes.map { size in
      defer { rest /= size }
      return rest % size
    }
  }
}

extension Tensor {
  /// A multiple of a tensor.
  public static func * (s: Scalar, x: Tensor) -> Tensor { x.scaled(by: s) }
}

// Once more for concrete scalars, so that expressions with literals type-check quickly.

extension Tensor where Scalar == Double {
  /// A multiple of a tensor.
  public static func * (s: Double, x: Tensor) -> Tensor { x.scaled(by: s) }
}

extension Tensor where Scalar == Float {
  /// A multiple of a tensor.
  public static func * (s: Float, x: Tensor) -> Tensor { x.scaled(by: s) }
}
