internal import RealModule

/// The 16 numbers of the data type NF4, "four-bit normal float".
///
/// They cut the normal distribution into parts of nearly equal weight, since the weights of trained
/// networks are nearly normal. From the quantile function Φ⁻¹ and `p = (29/30 + 31/32)/2` come eight
/// positive numbers `Φ⁻¹` at evenly spaced places from p down to, but without, ½, and seven negative
/// ones in the same way; all are divided by the largest, and 0 is one more. Source: Dettmers and
/// others, "QLoRA: efficient finetuning of quantized LLMs", 2023, appendix E,
/// https://arxiv.org/abs/2305.14314; `create_normal_map` in bitsandbytes.
public enum NF4 {
  /// The numbers, from −1 to 1.
  public static let levels: [Double] = codebook.values

  /// The widest distance between neighboring numbers, that from −1 to the next.
  public static let widestGap: Double = codebook.widestGap

  static let codebook: Codebook = {
    let p = (29.0 / 30 + 31.0 / 32) / 2
    let largest = normalQuantile(p)
    let positive = (0..<8).map { normalQuantile(p + (0.5 - p) * Double($0) / 8) / largest }
    let negative = (0..<7).map { -normalQuantile(p + (0.5 - p) * Double($0) / 7) / largest }
    return Codebook(positive + [0] + negative)
  }()

  /// The code of the number 0.
  static let zero = codebook.code(nearestTo: 0)
}

/// The x with `Φ(x) = p`, for p from ½ to 1.
///
/// Newton's method from 0. The distribution function Φ is concave there, so that no step goes too
/// far, and the iteration rises to its limit.
func normalQuantile(_ p: Double) -> Double {
  var x = 0.0
  while true {
    let density = Double.exp(-x * x / 2) / (2 * Double.pi).squareRoot()
    let next = x + (p - Double.erfc(-x / 2.0.squareRoot()) / 2) / density
    if next <= x { return x }
    x = next
  }
}
