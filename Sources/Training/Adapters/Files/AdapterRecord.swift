import LinearAlgebra

/// One adapter as a file has it: its settings, and its tensors by the ends of their names.
struct AdapterRecord<Scalar: LinearAlgebraScalar> {
  private enum Values {
    case lora(LoRA<Scalar>)
    case dora(DoRA<Scalar>)
    case adalora(AdaLoRA<Scalar>)
  }
  private let values: Values

  /// Takes an adapter apart; nil if it is of a kind that files do not have.
  ///
  /// An adapter that took a part out of its base becomes one of the whole base, as a file has no
  /// base.
  init?(_ adapter: any Adapter<Scalar>) {
    switch adapter {
    case let lora as LoRA<Scalar>: values = .lora(lora.relativeToOriginal())
    case let dora as DoRA<Scalar>:
      values = .dora(
        DoRA(dora.lora.relativeToOriginal(), magnitude: dora.magnitude.value[column: 0]))
    case let adalora as AdaLoRA<Scalar>: values = .adalora(adalora)
    default: return nil
    }
  }

  /// The settings of this adapter alone, without the layers' names.
  var configuration: AdapterConfiguration {
    var configuration = AdapterConfiguration()
    switch values {
    case .lora(let lora): configuration.set(lora)
    case .dora(let dora):
      configuration.set(dora.lora)
      configuration.hasMagnitudes = true
    case .adalora(let adalora):
      configuration.kind = .adalora
      (configuration.rank, configuration.alpha) = (adalora.rank, Double(adalora.alpha))
    }
    return configuration
  }

  /// Puts the tensors under names that begin with a prefix.
  func write(to tensors: inout SafeTensors, under prefix: String) throws(SafeTensorsError) {
    switch values {
    case .lora(let lora): try Self.write(lora, to: &tensors, under: prefix)
    case .dora(let dora):
      try Self.write(dora.lora, to: &tensors, under: prefix)
      try tensors.set(
        prefix + "lora_magnitude_vector", to: dora.magnitude.value[column: 0])
    case .adalora(let adalora):
      try tensors.set(prefix + "lora_A", to: adalora.a.value)
      try tensors.set(prefix + "lora_B", to: adalora.b.value)
      try tensors.set(prefix + "lora_E", to: adalora.e.value)
    }
  }

  private static func write(
    _ lora: LoRA<Scalar>, to tensors: inout SafeTensors, under prefix: String
  ) throws(SafeTensorsError) {
    try tensors.set(prefix + "lora_A.weight", to: lora.a.value)
    try tensors.set(prefix + "lora_B.weight", to: lora.b.value)
  }
}

extension AdapterConfiguration {
  fileprivate mutating func set<Scalar>(_ lora: LoRA<Scalar>) {
    (rank, alpha) = (lora.rank, Double(lora.alpha))
    isRankStabilized = lora.scaling == .rankStabilized
  }

  /// The ends of the names of the tensors that an adapter has.
  var tensorNames: [String] {
    if kind == .adalora { return ["lora_A", "lora_B", "lora_E"] }
    return ["lora_A.weight", "lora_B.weight"] + (hasMagnitudes ? ["lora_magnitude_vector"] : [])
  }

  /// Makes an adapter of a layer from its tensors.
  func adapter<Scalar: LinearAlgebraScalar>(
    _ base: any LinearLayer<Scalar>, named layer: String, _ tensors: SafeTensors
  ) throws(SafeTensorsError) -> any Adapter<Scalar> {
    let (rank, alpha) = (rank(of: layer), Scalar(alpha(of: layer)))
    let names = tensorNames.map { AdapterFolder.prefix(layer) + $0 }
    let a: Matrix<Scalar> = try tensors.matrix(names[0], shape: (rank, base.inputs))
    let b: Matrix<Scalar> = try tensors.matrix(names[1], shape: (base.outputs, rank))
    if kind == .adalora {
      let e: Matrix<Scalar> = try tensors.matrix(names[2], shape: (rank, 1))
      return AdaLoRA(base, a: a, b: b, e: e[column: 0], alpha: alpha)
    }
    let lora = LoRA(
      base, a: a, b: b, alpha: alpha, scaling: isRankStabilized ? .rankStabilized : .standard)
    if !hasMagnitudes { return lora }
    return DoRA(lora, magnitude: try tensors.vector(names[2], count: base.outputs))
  }
}
