import Foundation
import LanguageModel
import Literate
import Training

/// A text that the cuts are calibrated on.
enum CalibrationText: String, CaseIterable, Sendable {
  case manual, encyclopedia, news

  static let windows = 16

  private var file: FetchedFile {
    switch self {
    case .manual: FetchedFile("debian/reference.txt")
    case .encyclopedia: RealModel.articles
    case .news: FetchedFile("lee/lee_background.cor")
    }
  }

  /// The beginning of the hash of what is read of it.
  private var hash: String {
    switch self {
    case .manual: "34bc318570e8ab2c"
    case .encyclopedia: "62cce9fe4cb78b3e"
    case .news: "8de50e6d43ed03a4"
    }
  }

  var setting: String { "\(Self.windows) windows of 512, \(hash)" }

  /// A part from the beginning, of more than the windows that are read.
  private var text: String {
    get throws {
      let whole =
        self == .encyclopedia
        ? try Encyclopedia(file.url.path).text
        : try String(contentsOf: file.url, encoding: .utf8)
      return String(whole.prefix(80_000))
    }
  }

  func batches(_ tokenizer: Tokenizer) throws -> [TokenBatch] {
    let text = try text
    try Laboratory.require(text, hash)
    return TokenText(tokenizer.encode(text))
      .windows(Self.windows, length: Laboratory.window)
  }
}
