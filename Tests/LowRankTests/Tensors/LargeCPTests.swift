import LinearAlgebra
import LowRank
import Testing

@Suite struct `A CP fit of a large tensor` {
  @Test func `reaches full precision though it begins in single`() throws {
    var generator = SplitMix64(seed: 61)
    let planted = CP<Double>(
      factors: [120, 100, 90].map { .gaussian(rows: $0, columns: 3, using: &generator) })
    let settings = CPSettings<Double>(sweeps: 200, tolerance: 1e-3, starts: 2)
    let fit = try CPFit(Tensor(planted), rank: 3, settings: settings, using: &generator)
    #expect(fit.relativeError < 1e-12)
    #expect(FactorMatch(planted, fit.decomposition).score > 1 - 1e-10)
  }

  @Test func `reports the error of what it returns, after any number of sweeps`() throws {
    var generator = SplitMix64(seed: 62)
    let x = Tensor<Double>.gaussian(sizes: [110, 100, 100], using: &generator)
    for sweeps in [1, 2, 5] {
      let settings = CPSettings<Double>(sweeps: sweeps, tolerance: 0)
      let fit = try CPFit(x, rank: 4, settings: settings, using: &generator)
      let error = (x - Tensor(fit.decomposition)).frobeniusNorm / x.frobeniusNorm
      #expect(abs(fit.relativeError - error) < 1e-12)
    }
  }

  @Test func `stops by its tolerance as a small one does`() throws {
    var generator = SplitMix64(seed: 63)
    let x = Tensor<Double>.gaussian(sizes: [110, 100, 100], using: &generator)
    let settings = CPSettings<Double>(sweeps: 500, tolerance: 1e-4)
    let fit = try CPFit(x, rank: 2, settings: settings, using: &generator)
    #expect(fit.hasConverged && fit.relativeErrors.count < 500)
  }
}
