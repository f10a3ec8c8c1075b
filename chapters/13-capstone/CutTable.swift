import Experiments
import Foundation
import LanguageModel
import Literate

/// What was measured of the cuts, as far as the text speaks of it.
struct CutTable {
  private let evidence: Evidence

  init() throws {
    evidence = try CapstoneChapter.evidence(for: CutContest.experiment())
  }

  var origins: [String] { evidence.results.origins }

  /// All measures of a row.
  func row(_ name: String) -> [Double] {
    evidence.results[Trial(name, rate: 1, seed: 1)]?.values
      ?? Laboratory.measures.map { _ in .nan }
  }

  var dense: [Double] { row("dense") }

  func row(
    _ cut: Cut, _ share: Double, _ text: CalibrationText? = .manual
  ) -> [Double] {
    row(CutCase(cut: cut, share: share, text: text).name)
  }

  /// What a perplexity adds to the whole model's surprise.
  func added(_ perplexity: Double) -> Double { log(perplexity / dense[0]) }

  /// The part of what the whitened cut at 0.8 adds that is gone.
  func closed(_ perplexity: Double) -> Double {
    1 - added(perplexity) / added(row(.whitened, 0.8)[0])
  }

  /// The same on the first windows alone.
  func closedAtFirst(_ perplexity: Double) -> Double {
    1 - log(perplexity / dense[1]) / log(row(.whitened, 0.8)[1] / dense[1])
  }
}

/// The size of the file when the matrices of the blocks have so many numbers
/// of a type, and the rest is as it is.
func megabytes(of numbers: Double, _ type: GGUFType) -> Double {
  let rest = parts(smolShape).filter { $0.type != .q4_1 }
    .reduce(0) { $0 + $1.bytes }
  return (rest + numbers * type.bitsPerEntry / 8) / 1e6
}

func megabytes(_ numbers: Double, _ type: GGUFType) -> String {
  megabytes(of: numbers, type).formatted(decimals: 0)
}

/// As many digits as a perplexity of a few windows deserves.
func perplexity(_ value: Double) -> String {
  value < 100 ? value.formatted(decimals: 1) : value.formatted(digits: 3)
}
