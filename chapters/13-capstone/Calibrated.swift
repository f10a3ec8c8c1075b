// The model's own names are the keys, so that each is there.
// swift-format-ignore-file: NeverForceUnwrap

import LanguageModel
import LinearAlgebra
import LowRank
import Synchronization
import Training

/// A value that is made when it is first asked for, and kept.
final class Once<Value: Sendable>: Sendable {
  private let kept = Mutex<Result<Value, any Error>?>(nil)
  private let make: @Sendable () throws -> Value

  init(_ make: @escaping @Sendable () throws -> Value) { self.make = make }

  func get() throws -> Value {
    try kept.withLock { kept in
      let result = kept ?? Result { try make() }
      kept = result
      return try result.get()
    }
  }
}

/// The decompositions of all matrices, by name.
typealias Decomposed = [String: NestedFactors<Float>]

/// What a calibration text tells of the model, each part made once.
struct Calibrated: Sendable {
  let text: CalibrationText
  let batches: [TokenBatch]
  let scaled: Once<Decomposed>
  let whitened: Once<Decomposed>
  let curved: Once<Decomposed>

  /// The first windows, whose gradients are looked at.
  static let gradientWindows = 4

  init(_ text: CalibrationText, of laboratory: Laboratory) throws {
    let model = laboratory.model
    let batches = try text.batches(laboratory.tokenizer)
    let inputs = Once { try model.inputStatisticsByBlock(over: batches) }
    (self.text, self.batches) = (text, batches)
    scaled = Once {
      let inputs = try inputs.get()
      return try Self.all(of: model) { name, weight in
        try NestedFactors(
          activationScaled: weight, magnitudes: inputs[name]!.meanMagnitudes)
      }
    }
    whitened = Once {
      let inputs = try inputs.get()
      return try Self.all(of: model) { name, weight in
        try NestedFactors(whitened: weight, gram: inputs[name]!.gram)
      }
    }
    curved = Once {
      let curvatures = model.outputCurvatures(
        of: model.namedLayers.map(\.name),
        over: batches.prefix(Self.gradientWindows))
      let inputs = try inputs.get()
      return try Self.all(of: model) { name, weight in
        try NestedFactors(
          curved: weight, gram: inputs[name]!.gram,
          curvature: curvatures[name]!)
      }
    }
  }

  /// A plain decomposition looks at no text.
  static let plain = Once {
    try all(of: Laboratory.shared.get().model) { _, weight in
      try NestedFactors(plain: weight)
    }
  }

  private static func all(
    of model: Llama<Float>,
    _ rule: (String, Matrix<Float>) throws -> NestedFactors<Float>
  ) throws -> Decomposed {
    Dictionary(
      uniqueKeysWithValues: try model.namedLayers.map { name, layer in
        (name, try rule(name, layer.dense().weight.value))
      })
  }
}
