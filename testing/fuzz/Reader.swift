import Foundation
import LanguageModel
import LinearAlgebra
import Literate
import Recommendation
import Training

/// A reader of files, by what it reads.
enum Reader: String, CaseIterable {
  case npy, blocks, mtx, safetensors, settings, adapters, png, jpeg, gguf, encyclopedia
  case ratings, items, texts

  /// Whole files of the kind, to be damaged.
  func wholeFiles() throws -> [[UInt8]] {
    switch self {
    case .npy, .blocks: try files("Tests/Fixtures/npy", ".npy")
    case .mtx: Self.markets.map { Array($0.utf8) }
    case .safetensors: [[UInt8](Self.tensors.data)]
    case .settings: [[UInt8](try Data(contentsOf: try Self.adapter().settings))]
    case .adapters: [[UInt8](try Data(contentsOf: try Self.adapter().tensors))]
    case .png: try files("Tests/LiterateTests", ".png")
    case .jpeg: try files("Tests/LiterateTests", ".jpg")
    case .gguf: try Self.models()
    case .encyclopedia: Self.pages.map { Array($0.utf8) }
    case .ratings: Self.ratingFiles.map { Array($0.utf8) }
    case .items: Self.itemFiles
    case .texts: Self.textFiles.map { Array($0.utf8) }
    }
  }

  /// Reads a file; what is said when it is refused.
  func complaint(about file: URL) throws -> String? {
    let path = file.path
    do {
      switch self {
      case .npy:
        _ = try NPYArray<Double>(npy: path)
        _ = try NPYArray<Float>(npy: path)
      case .blocks:
        let blocks = try NPYRowBlocks<Float>(path)
        var block = Matrix<Float>.zero(rows: 0, columns: 0)
        for rows in blocks.ranges(ofRows: 2).prefix(100) { try blocks.read(rows, into: &block) }
      case .mtx: _ = try SparseMatrix<Float>(matrixMarket: path)
      case .safetensors:
        let tensors = try SafeTensors(path)
        for name in tensors.names {
          let _: Matrix<Float>? = try? tensors.matrix(name)
          let _: Vector<Double>? = try? tensors.vector(name)
        }
      case .settings, .adapters: try attach(file)
      case .png, .jpeg: _ = try Image(contentsOf: file)
      case .gguf: try Self.readModel(path)
      case .encyclopedia: _ = try Encyclopedia(path).text
      case .ratings: try Self.readRatings(path)
      case .items: _ = try Catalog(contentsOfFile: path)
      case .texts: try Self.readTexts(path)
      }
    } catch { return "\(error)" }
    return nil
  }

  private func files(_ folder: String, _ end: String) throws -> [[UInt8]] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(end) }
      .map { [UInt8](try Data(contentsOf: URL(filePath: folder).appending(path: $0))) }
  }

  private static let markets = [
    "%%MatrixMarket matrix coordinate real general\n% a comment\n3 4 3\n1 1 -1.5e1\n2 4 7\n3 2 1\n",
    "%%MatrixMarket matrix coordinate pattern symmetric\n3 3 2\n2 1\n3 3\n",
    "%%MatrixMarket matrix array integer skew-symmetric\n3 3\n1\n2\n3\n",
  ]

  private static let tensors: SafeTensors = {
    var tensors = SafeTensors(metadata: ["format": "pt"])
    try? tensors.set("w", to: Matrix<Float>.identity(3), as: .float16)
    try? tensors.set("blocks.0.bias", to: Vector<Double>([1, 2, 1e300]))
    return tensors
  }()
}

extension Reader {
  private static let base: Transformer<Float> = {
    var generator = SplitMix64(seed: 1)
    let shape = TransformerShape(vocabulary: 5, length: 4, features: 4, heads: 2, blocks: 2)
    return Transformer(shape, using: &generator)
  }()

  /// A folder with an adapter, and its two files.
  private static func adapter() throws -> (folder: URL, settings: URL, tensors: URL) {
    let folder = URL(filePath: "build/fuzz/adapter")
    var (model, generator) = (base, SplitMix64(seed: 2))
    try model.attach(to: ["blocks.0.attention.query", "head"]) { name, linear in
      try LoRA(linear, rank: name == "head" ? 2 : 1, alpha: 4, using: &generator)
    }
    try model.saveAdapters(to: folder)
    return (
      folder, folder.appending(path: "adapter_config.json"),
      folder.appending(path: "adapter_model.safetensors")
    )
  }

  private static let whole = try? adapter()

  /// Puts a damaged file in the place of the one or the other, and attaches the adapter.
  private func attach(_ file: URL) throws {
    guard let whole = Self.whole else { return }
    let folder = file.deletingLastPathComponent().appending(path: "adapter")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (reader, part) in [(Reader.settings, whole.settings), (.adapters, whole.tensors)] {
      let target = folder.appending(path: part.lastPathComponent)
      try? FileManager.default.removeItem(at: target)
      try FileManager.default.copyItem(at: reader == self ? file : part, to: target)
    }
    var model = Self.base
    try model.attachAdapters(from: folder)
  }
}
