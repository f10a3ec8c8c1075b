public import LinearAlgebra

/// Sets of adapters of one model under names, of which one at a time is at work.
///
/// ```swift
/// var shelf = AdapterShelf<Float>()
/// shelf.put("poems", from: &model)      // the model is plain again
/// shelf.use("poems", in: &model)        // and adapted again
/// shelf.use(nil, in: &model)            // the base alone
/// ```
///
/// The base is stored once, whatever the number of sets: copies of a matrix share their memory until one
/// of them is changed, and nothing here changes a base.
public struct AdapterShelf<Scalar: LinearAlgebraScalar>: Sendable {
  private var sets: [String: [Entry]] = [:]

  private struct Entry: Sendable {
    let layer: String
    let adapter: any Adapter<Scalar>
  }

  /// Starts without a set.
  public init() {}

  /// The names of the sets, in their alphabetical order.
  public var names: [String] { sets.keys.sorted() }

  /// Takes all adapters out of a model and keeps them under a name.
  ///
  /// A set that was kept under the name is replaced. The model has its plain layers again, frozen. An
  /// adapter that was given a part of its base is kept with the base whole; see
  /// ``LoRA/relativeToOriginal()``.
  public mutating func put(_ name: String, from model: inout Transformer<Scalar>) {
    let found = model.adapters.map { layer, adapter in
      var whole = (adapter as? LoRA<Scalar>)?.relativeToOriginal() ?? adapter
      whole.unmerge()
      return Entry(layer: layer, adapter: whole)
    }
    sets[name] = found
    for entry in found { model.setLinear(named: entry.layer, to: entry.adapter.base) }
  }

  /// Gives a model one of the sets, in place of the adapters that it has.
  ///
  /// What the adapters in the model learned since they came from here is lost unless it was put back.
  ///
  /// - Parameters:
  ///   - name: The set, or nil for none.
  ///   - model: The model from which the sets were taken, or one with the same layers.
  /// - Precondition: There is a set of that name.
  public func use(_ name: String?, in model: inout Transformer<Scalar>) {
    let chosen = name.map(set) ?? []
    for (layer, adapter) in model.adapters { model.setLinear(named: layer, to: adapter.base) }
    for entry in chosen { model.setLinear(named: entry.layer, to: entry.adapter) }
    model.freezeAllButAdapters()
  }

  /// Keeps a weighted sum of sets as a new one: in every layer `ΔW = Σ wᵢ ΔWᵢ`, of the ranks' sum.
  ///
  /// The factors stand side by side, `s BA = [w₁s₁B₁, w₂s₂B₂, …] [A₁; A₂; …]`, so that nothing is
  /// rounded away; PEFT calls this "cat". A layer that a set does not adapt gets nothing from it.
  ///
  /// - Parameters:
  ///   - name: What the sum is kept as.
  ///   - terms: The sets with their weights.
  /// - Precondition: There are sets of these names, and all their adapters are ``LoRA`` of the same base.
  public mutating func put(_ name: String, sumOf terms: [(name: String, weight: Scalar)]) {
    var sums: [String: LoRA<Scalar>] = [:]
    var order: [String] = []
    for term in terms {
      for entry in set(term.name) {
        guard let lora = entry.adapter as? LoRA<Scalar> else {
          stop("the adapter of \(entry.layer) in \(term.name) is no LoRA, and has no such sum")
        }
        let scaled = (term.weight * lora.factor) * lora.b.value
        if let sum = sums[entry.layer] {
          sums[entry.layer] = LoRA(
            sum.base, a: sum.a.value.appending(rowsOf: lora.a.value),
            b: sum.b.value.appending(columnsOf: scaled), alpha: Scalar(sum.rank + lora.rank))
        } else {
          order.append(entry.layer)
          sums[entry.layer] = LoRA(
            lora.base, a: lora.a.value, b: scaled, alpha: Scalar(lora.rank))
        }
      }
    }
    sets[name] = order.compactMap { layer in sums[layer].map { Entry(layer: layer, adapter: $0) } }
  }

  private func set(_ name: String) -> [Entry] {
    guard let found = sets[name] else {
      stop("there is no set of adapters \(name); there are \(names.joined(separator: ", "))")
    }
    return found
  }
}
