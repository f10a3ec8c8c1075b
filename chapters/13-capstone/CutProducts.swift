import ArgumentParser
import Foundation
import LanguageModel
import LinearAlgebra
import LowRank
import Training

/// Writes some matrices as cuts make them, for comparison with other programs.
struct CutProducts: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the second block's matrices, cut to 0.8, in GGUF and stop.",
      valueName: "file"))
  var products: String?

  /// The kinds by the names that they have in the file.
  private static let names = [
    "attention.query": "attn_q", "attention.key": "attn_k",
    "attention.value": "attn_v", "attention.output": "attn_output",
    "feedForward.gate": "ffn_gate", "feedForward.up": "ffn_up",
    "feedForward.down": "ffn_down",
  ]

  func write(to path: String) throws {
    let real = try RealModel.shared.get()
    let start = real.cut(afterBlocks: 2)
    let inputs = try start.inputStatisticsByBlock(
      over: CalibrationText.manual.batches(real.tokenizer))
    var writer = GGUFWriter()
    for (name, layer) in start.namedLayers {
      guard name.hasPrefix("blocks.1."), let seen = inputs[name],
        let kind = Self.names[String(name.dropFirst("blocks.1.".count))]
      else { continue }
      let weight = layer.dense().weight.value
      let rank = try LowRankMatrix<Float>.rank(
        forShare: 0.8, rows: weight.rows, columns: weight.columns)
      let cuts = try [
        ("plain", NestedFactors(plain: weight)),
        (
          "ASVD",
          NestedFactors(
            activationScaled: weight, magnitudes: seen.meanMagnitudes)
        ),
        ("whitened", NestedFactors(whitened: weight, gram: seen.gram)),
      ]
      for (cut, factors) in cuts {
        let small = try factors.truncated(toRank: rank)
        try writer.set(
          "\(cut).\(kind)", to: small.left * small.right, as: .f32)
      }
    }
    try writer.write(path)
  }
}
