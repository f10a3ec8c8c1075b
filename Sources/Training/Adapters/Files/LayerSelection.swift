/// Which linear layers of a model an adapter is for, by the rules of PEFT.
///
/// Source: Hugging Face, PEFT 0.21, `check_target_module_exists`.
struct LayerSelection: Equatable {
  /// Names, or the pattern that all of a name is to match.
  enum Names: Equatable {
    case list([String])
    case pattern(String)

    /// Whether a layer is meant: by its name, by what follows a dot in it, or by the pattern.
    func contains(_ layer: String) -> Bool {
      switch self {
      case .list(let names): names.contains { layer == $0 || layer.hasSuffix("." + $0) }
      case .pattern(let text): PythonPattern(wholeName: text)?.matches(layer) ?? false
      }
    }

    /// The parts that are to be found in a model, one at a time.
    var parts: [(text: String, names: Names)] {
      switch self {
      case .list(let names): names.map { ($0, .list([$0])) }
      case .pattern(let text): [("that matches \(text)", self)]
      }
    }
  }

  /// The layers to be adapted.
  var targets = Names.list([])
  /// The layers that are left alone even so.
  var excluded = Names.list([])
  /// The numbers of the blocks whose layers are adapted; empty for all blocks.
  var blocks: [Int] = []
  /// Patterns of what stands in front of a block's number; empty for any name.
  var blockNames: [String] = []

  /// Whether a layer gets an adapter.
  func contains(_ layer: String) -> Bool {
    if excluded.contains(layer) || !targets.contains(layer) { return false }
    if case .pattern = targets { return true }
    // A target that is the layer's whole name counts in every block.
    if case .list(let names) = targets, names.contains(layer) { return true }
    return blocks.isEmpty || blocks.contains { $0 == block(of: layer) }
  }

  private func block(of layer: String) -> Int? {
    let patterns = blockNames.map { "(?:^|.*?\\.)(?:\($0))" }
    for pattern in patterns.isEmpty ? [".*?\\.[^.]*"] : patterns {
      let number = PythonPattern(pattern + "\\.(?<block>\\d+)\\.")?.group("block", in: layer)
      if let number { return Int(number) }
    }
    return nil
  }
}

extension LayerSelection.Names: Decodable {
  /// A list of names, or a string that is a pattern.
  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try? value.decode(String.self) {
      self = .pattern(text)
    } else {
      self = .list(try value.decode([String].self))
    }
  }
}
