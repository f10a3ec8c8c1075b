public import LinearAlgebra

/// A linear layer made of a frozen one, the base, and a small change that is trained.
///
/// ```swift
/// var layer = try LoRA(linear, rank: 8, using: &generator)
/// layer.merge()              // one dense product again, as fast as the base
/// layer.unmerge()            // the base as it was, to the last bit
/// let plain = layer.merged() // a layer without any trace of the adapter
/// ```
///
/// The base gets no gradients, and no optimizer keeps anything for it.
public protocol Adapter<Scalar>: LinearLayer {
  /// The frozen layer, W and b.
  var base: any LinearLayer<Scalar> { get }

  /// The matrix W′ with which the adapter multiplies, outputs × inputs.
  var adaptedWeight: Matrix<Scalar> { get }

  /// What the adapter adds to the base's matrix, `ΔW = W′ − W`.
  var update: Matrix<Scalar> { get }

  /// The layer that works in place of base and change while they are merged, or else nil.
  var mergedLayer: Linear<Scalar>? { get set }

  /// What the change leaves out of its input while it learns; the base sees all of it. Nil for nothing.
  ///
  /// A model makes it active while it computes gradients, and only then.
  var dropout: Dropout<Scalar>? { get set }
}

extension Adapter {
  /// The length of an input.
  public var inputs: Int { base.inputs }
  /// The length of an output.
  public var outputs: Int { base.outputs }

  /// The difference `W′ − W`, for adapters that know nothing shorter.
  public var update: Matrix<Scalar> { adaptedWeight - base.dense().weight.value }

  /// A plain layer that does what the adapter does, with the bias of the base.
  public func merged() -> Linear<Scalar> {
    var layer = Linear(
      weight: adaptedWeight, bias: base.dense().bias.map { $0.value[column: 0] })
    layer.train { _ in false }
    return layer
  }

  /// The same as ``merged()``.
  public func dense() -> Linear<Scalar> { merged() }

  /// Whether one dense matrix stands for base and change now.
  public var isMerged: Bool { mergedLayer != nil }

  /// Multiplies the change into a dense matrix, which makes the layer as fast as a plain one.
  ///
  /// The base stays beside it, so that ``unmerge()`` has nothing to subtract and loses no digit.
  /// To save its memory too, keep ``merged()`` alone. A merged adapter cannot be trained.
  public mutating func merge() { mergedLayer = merged() }

  /// Takes base and change apart again; a layer that is not merged stays as it is.
  ///
  /// A backward pass needs a forward pass after this: inputs seen while merged were not kept.
  public mutating func unmerge() { mergedLayer = nil }

  /// Stops a backward pass through a merged adapter, whose gradients nobody would collect.
  func requireUnmerged() {
    demand(!isMerged, "a merged adapter cannot be trained: unmerge it first")
  }
}

extension LinearLayer {
  /// The layer with all its parameters frozen.
  var frozen: Self {
    var copy = self
    copy.train { _ in false }
    return copy
  }

  /// Refuses a rank that a change of this layer cannot have.
  func requireRank(_ rank: Int) throws(LinearAlgebraError) {
    let largest = min(inputs, outputs)
    guard rank >= 1, rank <= largest else {
      throw .rankOutOfRange(rank: rank, allowed: min(1, largest)...largest)
    }
  }
}
