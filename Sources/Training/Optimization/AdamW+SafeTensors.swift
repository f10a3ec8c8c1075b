public import LinearAlgebra

extension AdamW {
  /// What a training that stopped needs to go on, beside the parameters: both means, and the steps.
  ///
  /// For each parameter that was trained there are `first.NAME` and `second.NAME`, of its shape, and
  /// `steps.NAME` with one number.
  ///
  /// - Parameter metadata: Facts about the training, for the file.
  /// - Returns: The tensors.
  /// - Complexity: O(``stateCount``)
  public func stateTensors(metadata: [String: String] = [:]) -> SafeTensors {
    var tensors = SafeTensors(metadata: metadata)
    do {
      for (name, kept) in moments {
        try tensors.set("first.\(name)", to: kept.first)
        try tensors.set("second.\(name)", to: kept.second)
        try tensors.set("steps.\(name)", to: Vector([Double(kept.steps)]))
      }
    } catch {
      stop("a type can represent its own numbers, but: \(error)")
    }
    return tensors
  }

  /// Takes up the state that a training of this model left, after one step or more.
  ///
  /// Either all of it changes or, after an error, nothing.
  ///
  /// - Parameters:
  ///   - tensors: Those of ``stateTensors(metadata:)``, and no others.
  ///   - model: The model that is trained, for the names and shapes of what a group trains.
  /// - Throws: ``SafeTensorsError`` when a tensor is missing, belongs to no trained parameter, or has
  ///   another shape than it, and when a count of steps is none.
  public mutating func setState(
    _ tensors: SafeTensors, of model: some Parametrized<Scalar>
  ) throws(SafeTensorsError) {
    let trained = trainedValues(of: model)
    try tensors.require(
      exactly: trained.flatMap { value in
        ["first", "second", "steps"].map { "\($0).\(value.name)" }
      })
    var restored: [String: Moments] = [:]
    for (name, value) in trained {
      let shape = (value.rows, value.columns)
      let steps: Vector<Double> = try tensors.vector("steps.\(name)", count: 1)
      guard let count = Int(exactly: steps[0]), count > 0 else {
        throw SafeTensorsError(.outOfRange(tensor: "steps.\(name)", value: steps[0]))
      }
      restored[name] = Moments(
        first: try tensors.matrix("first.\(name)", shape: shape),
        second: try tensors.matrix("second.\(name)", shape: shape), steps: count)
    }
    moments = restored
  }
}

extension Optimizer {
  /// What the groups train of a model.
  func trainedValues(
    of model: some Parametrized<Scalar>
  ) -> [(name: String, value: Matrix<Scalar>)] {
    var copy = model
    var values: [(name: String, value: Matrix<Scalar>)] = []
    copy.withParameters { name, parameter in
      if parameter.isTrainable, group(of: name) != nil { values.append((name, parameter.value)) }
    }
    return values
  }
}
