import LinearAlgebra

/// A share of one as a percentage: `0.125` is `12.5 %`.
public func percent(_ share: Double, decimals: Int = 1) -> String {
  (100 * share).formatted(decimals: decimals) + " %"
}
