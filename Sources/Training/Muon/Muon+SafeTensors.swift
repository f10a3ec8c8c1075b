import LinearAlgebra

extension Muon {
  /// The momenta as tensors, under the names of their parameters.
  ///
  /// With the parameters themselves they are what a training that stopped needs to go on, as far as
  /// its matrices are concerned; ``others`` keeps means of its own.
  ///
  /// - Parameter metadata: Facts about the training, for the file.
  /// - Returns: The tensors.
  /// - Complexity: O(``stateCount``)
  public func momentumTensors(metadata: [String: String] = [:]) -> SafeTensors {
    var tensors = SafeTensors(metadata: metadata)
    for (name, momentum) in momenta {
      do { try tensors.set(name, to: momentum) } catch {
        stop("a type can represent its own numbers, but: \(error)")
      }
    }
    return tensors
  }

  /// Takes up the momenta that a training of this model left.
  ///
  /// Either all momenta change or, after an error, none.
  ///
  /// - Parameters:
  ///   - tensors: One for each matrix of the groups, and no other.
  ///   - model: The model that is trained, for the names and shapes.
  /// - Throws: ``SafeTensorsError`` when a tensor is missing, belongs to no matrix, or has another
  ///   shape than its matrix.
  public mutating func setMomenta(
    _ tensors: SafeTensors, of model: some Parametrized<Scalar>
  ) throws(SafeTensorsError) {
    let matrices = model.namedValues.filter { group(of: $0.name) != nil }
    try tensors.require(exactly: matrices.map(\.name))
    var restored: [String: Matrix<Scalar>] = [:]
    for (name, value) in matrices {
      restored[name] = try tensors.matrix(name, shape: (value.rows, value.columns))
    }
    momenta = restored
  }
}
