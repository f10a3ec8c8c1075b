public import LinearAlgebra

extension Muon {
  /// What a training that stopped needs to go on, beside the parameters themselves.
  ///
  /// For each matrix there is `momentum.NAME`; for what ``others`` trains, its own
  /// ``AdamW/stateTensors(metadata:)``.
  ///
  /// - Parameter metadata: Facts about the training, for the file.
  /// - Returns: The tensors.
  /// - Complexity: O(``stateCount``)
  public func stateTensors(metadata: [String: String] = [:]) -> SafeTensors {
    var tensors = others.stateTensors(metadata: metadata)
    for (name, momentum) in momenta {
      do { try tensors.set(Self.key(name), to: momentum) } catch {
        stop("a type can represent its own numbers, but: \(error)")
      }
    }
    return tensors
  }

  /// Takes up the state that a training of this model left, after one step or more.
  ///
  /// Either all of it changes or, after an error, nothing.
  ///
  /// - Parameters:
  ///   - tensors: Those of ``stateTensors(metadata:)``, and no others.
  ///   - model: The model that is trained, for the names and shapes of what is trained here.
  /// - Throws: ``SafeTensorsError`` when a tensor is missing, belongs to no trained parameter, or has
  ///   another shape than it.
  public mutating func setState(
    _ tensors: SafeTensors, of model: some Parametrized<Scalar>
  ) throws(SafeTensorsError) {
    var (rest, restored) = (tensors, [String: Matrix<Scalar>]())
    for (name, value) in trainedValues(of: model) {
      restored[name] = try tensors.matrix(Self.key(name), shape: (value.rows, value.columns))
      rest.remove(Self.key(name))
    }
    try others.setState(rest, of: model)
    momenta = restored
  }

  private static func key(_ name: String) -> String { "momentum.\(name)" }
}
