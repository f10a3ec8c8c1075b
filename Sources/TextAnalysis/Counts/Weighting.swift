/// How counts become weights: a local part that looks at one entry, a global part that looks at a word's column, and a length.
///
/// ```swift
/// Weighting.tfidf        // c·(ln((1 + n)/(1 + d)) + 1), rows of length 1
/// Weighting.logEntropy   // ln(1 + c)·(1 + Σᵢ pᵢ ln pᵢ/ln n), rows of length 1
/// ```
///
/// Sources: Salton and Buckley, "Term-weighting approaches in automatic text retrieval", Inf. Process. Manage. 24, 1988;
/// Dumais, "Improving the retrieval of information from external sources", Behav. Res. Methods 23, 1991.
public struct Weighting: Equatable, Sendable {
  /// What becomes of a count c > 0; a count of 0 stays 0.
  public enum Local: String, CaseIterable, Sendable {
    /// The count itself, c.
    case count
    /// Whether the word is there, 1.
    case presence
    /// `1 + ln c`, which scikit-learn calls sublinear.
    case sublinear
    /// `ln(1 + c)`.
    case logarithm
  }

  /// What a word weighs, from its column of n texts, of which d hold it.
  public enum Global: String, CaseIterable, Sendable {
    /// Nothing more, 1.
    case none
    /// `ln(n/d) + 1`.
    case inverse
    /// `ln((1 + n)/(1 + d)) + 1`: as if one more text held every word.
    case smoothInverse
    /// `1 + Σᵢ pᵢ ln pᵢ/ln n`, where pᵢ is the share of the word's occurrences that are in text i: 1 for a word of one text, 0 for
    /// one that stands equally often in all.
    case entropy
  }

  /// What becomes of one count.
  public var local: Local
  /// What a word weighs.
  public var global: Global
  /// Whether each text gets length 1 in the end, so that long texts weigh no more than short ones.
  public var normalizesTexts: Bool

  /// Makes a weighting of its parts.
  public init(_ local: Local, _ global: Global, normalizesTexts: Bool = true) {
    self.local = local
    self.global = global
    self.normalizesTexts = normalizesTexts
  }

  /// Term frequency times inverse document frequency, smoothed, rows of length 1.
  public static let tfidf = Weighting(.count, .smoothInverse)
  /// Logarithms of counts times one minus the normalized entropy of the word, rows of length 1.
  public static let logEntropy = Weighting(.logarithm, .entropy)
}
