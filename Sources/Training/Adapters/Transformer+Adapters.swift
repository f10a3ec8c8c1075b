import LinearAlgebra

extension Transformer {
  /// Puts adapters in the place of linear layers, and freezes everything but the adapters.
  ///
  /// ```swift
  /// try model.attach(to: ["blocks.0.attention.query"]) { _, linear in
  ///   try LoRA(linear, rank: 8, using: &generator)
  /// }
  /// ```
  ///
  /// Adapters that were attached before stay as they are. If the rule throws, so does the model.
  ///
  /// - Precondition: There is a plain ``Linear`` under each name.
  public mutating func attach<Failure: Error>(
    to names: some Sequence<String>,
    make: (String, Linear<Scalar>) throws(Failure) -> any Adapter<Scalar>
  ) throws(Failure) {
    var adapted = self
    adapted.freezeAllButAdapters()
    for name in names {
      try adapted.replaceLinear(named: name) { linear throws(Failure) in try make(name, linear) }
    }
    self = adapted
  }

  /// Puts adapters in the place of the linear layers whose names a rule accepts.
  ///
  /// - Precondition: The layers are plain ones.
  public mutating func attach<Failure: Error>(
    where isChosen: (String) -> Bool,
    make: (String, Linear<Scalar>) throws(Failure) -> any Adapter<Scalar>
  ) throws(Failure) {
    try attach(to: linearNames.filter(isChosen), make: make)
  }

  /// The adapters with the names of the layers that they adapt, in the order in which they act.
  public var adapters: [(name: String, adapter: any Adapter<Scalar>)] {
    var (copy, found): (Transformer, [(name: String, adapter: any Adapter<Scalar>)]) = (self, [])
    copy.withLinearLayers { name, layer in
      if let adapter = layer as? any Adapter<Scalar> { found.append((name, adapter)) }
    }
    return found
  }

  /// Merges all adapters.
  public mutating func mergeAdapters() { replaceAdapters { $0.merge() } }

  /// Takes all adapters and their bases apart again.
  public mutating func unmergeAdapters() { replaceAdapters { $0.unmerge() } }

  /// The model with plain layers that do what the adapters do.
  ///
  /// Its parameters are frozen where they were; call `train(only:)` to go on with all of them.
  public func merged() -> Transformer {
    var copy = self
    for (name, adapter) in adapters { copy.setLinear(named: name, to: adapter.merged()) }
    return copy
  }

  /// Lets the adapters leave out numbers of their inputs, or none, while gradients are computed.
  mutating func setDropout(isActive: Bool) {
    replaceAdapters { if $0.dropout != nil { $0.dropout?.isActive = isActive } }
  }

  private mutating func replaceAdapters(_ change: (inout any Adapter<Scalar>) -> Void) {
    withLinearLayers { _, layer in
      guard var adapter = layer as? any Adapter<Scalar> else { return }
      change(&adapter)
      layer = adapter
    }
  }

  /// Freezes all parameters but those that adapters brought.
  mutating func freezeAllButAdapters() {
    let prefixes = adapters.map { $0.name + "." }
    withParameters { name, parameter in
      if !prefixes.contains(where: name.hasPrefix) { parameter.isTrainable = false }
    }
  }
}
