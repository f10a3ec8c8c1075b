/// What PEFT writes to `adapter_config.json`, as far as it is needed here.
struct AdapterConfiguration: Equatable {
  enum Kind: String { case lora = "LORA", adalora = "ADALORA" }

  var kind = Kind.lora
  var rank = 8
  var alpha = 8.0
  var layers = LayerSelection()
  var isRankStabilized = false
  var hasMagnitudes = false
  /// The layers whose rank is another one, by patterns of the ends of their names.
  var ranks: [String: Int] = [:]
  /// The layers whose α is another one, by patterns of the ends of their names.
  var alphas: [String: Double] = [:]

  /// The rank of a layer.
  func rank(of layer: String) -> Int { Self.value(for: layer, in: ranks) ?? rank }

  /// The number α of a layer.
  func alpha(of layer: String) -> Double { Self.value(for: layer, in: alphas) ?? alpha }

  private static func value<Value>(for layer: String, in values: [String: Value]) -> Value? {
    // PEFT sorts the keys when it saves them, and takes the first that matches.
    values.sorted { $0.key < $1.key }
      .first { PythonPattern(endOfName: $0.key)?.matches(layer) ?? false }?.value
  }
}

extension AdapterConfiguration: Codable {
  private enum Key: String, CodingKey {
    case kind = "peft_type"
    case base = "base_model_name_or_path"
    case task = "task_type"
    case isForInference = "inference_mode"
    case rank = "r"
    case initialRank = "init_r"
    case targetRank = "target_r"
    case steps = "total_step"
    case alpha = "lora_alpha"
    case dropout = "lora_dropout"
    case bias
    case targets = "target_modules"
    case excluded = "exclude_modules"
    case blocks = "layers_to_transform"
    case blockNames = "layers_pattern"
    case isTransposed = "fan_in_fan_out"
    case start = "init_lora_weights"
    case isRankStabilized = "use_rslora"
    case hasMagnitudes = "use_dora"
    case ranks = "rank_pattern"
    case alphas = "alpha_pattern"
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    let name = try values.decode(String.self, forKey: .kind)
    guard let kind = Kind(rawValue: name) else {
      throw UnsupportedSetting(setting: Key.kind.rawValue, value: name)
    }
    self.kind = kind
    try Self.requireSupported(values, kind)
    try ForeignSettings.requireNone(decoder)
    let rankKey: Key = kind == .lora ? .rank : .initialRank
    rank = try values.decode(Int.self, forKey: rankKey)
    if rank < 1 { throw UnsupportedSetting(setting: rankKey.rawValue, value: "\(rank)") }
    alpha = try values.decode(Double.self, forKey: .alpha)
    layers = try Self.layers(values)
    isRankStabilized = try values.decodeIfPresent(Bool.self, forKey: .isRankStabilized) ?? false
    hasMagnitudes = try values.decodeIfPresent(Bool.self, forKey: .hasMagnitudes) ?? false
    if kind == .adalora { return }
    ranks = try values.decodeIfPresent([String: Int].self, forKey: .ranks) ?? [:]
    if let (layer, rank) = ranks.first(where: { $0.value < 1 }) {
      throw UnsupportedSetting(setting: "\(Key.ranks.rawValue).\(layer)", value: "\(rank)")
    }
    alphas = try values.decodeIfPresent([String: Double].self, forKey: .alphas) ?? [:]
    for key in ranks.keys { try Self.requirePattern(PythonPattern(endOfName: key), key, .ranks) }
    for key in alphas.keys { try Self.requirePattern(PythonPattern(endOfName: key), key, .alphas) }
  }

  private static func layers(_ values: KeyedDecodingContainer<Key>) throws -> LayerSelection {
    typealias Names = LayerSelection.Names
    var layers = LayerSelection(targets: try values.decode(Names.self, forKey: .targets))
    if layers.targets == .pattern("all-linear") {
      throw UnsupportedSetting(setting: Key.targets.rawValue, value: "all-linear")
    }
    layers.excluded = try values.decodeIfPresent(Names.self, forKey: .excluded) ?? .list([])
    // An empty pattern is no pattern in Python.
    if layers.excluded == .pattern("") { layers.excluded = .list([]) }
    for (key, names) in [(Key.targets, layers.targets), (.excluded, layers.excluded)] {
      guard case .pattern(let text) = names else { continue }
      try requirePattern(PythonPattern(wholeName: text), text, key)
    }
    layers.blocks = try Self.list(values, .blocks)
    layers.blockNames = try Self.list(values, .blockNames).filter { (name: String) in name != "" }
    for name in layers.blockNames { try requirePattern(PythonPattern(name), name, .blockNames) }
    return layers
  }

  /// A list, which PEFT may write as its only element, or leave out.
  private static func list<Element: Decodable>(
    _ values: KeyedDecodingContainer<Key>, _ key: Key
  ) throws -> [Element] {
    if let one = try? values.decode(Element.self, forKey: key) { return [one] }
    return try values.decodeIfPresent([Element].self, forKey: key) ?? []
  }

  private static func requirePattern(_ pattern: PythonPattern?, _ text: String, _ key: Key) throws {
    if pattern == nil {
      throw UnsupportedSetting(setting: key.rawValue, value: "the pattern \(text)")
    }
  }

  private static func requireSupported(
    _ values: KeyedDecodingContainer<Key>, _ kind: Kind
  ) throws {
    if try values.decodeIfPresent(Bool.self, forKey: .isTransposed) ?? false {
      throw UnsupportedSetting(setting: Key.isTransposed.rawValue, value: "true")
    }
    if let bias = try values.decodeIfPresent(String.self, forKey: .bias), bias != "none" {
      throw UnsupportedSetting(setting: Key.bias.rawValue, value: bias)
    }
    // These begin with another base than the model's own, which the file does not have.
    let changing = ["pissa", "olora", "corda", "loftq", "lora_ga"]
    if let start = try? values.decode(String.self, forKey: .start),
      changing.contains(where: start.hasPrefix)
    {
      throw UnsupportedSetting(setting: Key.start.rawValue, value: start)
    }
    if kind == .adalora, values.contains(.ranks), try !values.decodeNil(forKey: .ranks) {
      throw UnsupportedSetting(setting: Key.ranks.rawValue, value: "a choice of triplets")
    }
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(kind.rawValue, forKey: .kind)
    try values.encodeNil(forKey: .base)
    try values.encodeNil(forKey: .task)
    try values.encode(true, forKey: .isForInference)
    try values.encode(alpha, forKey: .alpha)
    try values.encode(0, forKey: .dropout)
    try values.encode("none", forKey: .bias)
    if case .list(let names) = layers.targets { try values.encode(names, forKey: .targets) }
    try values.encode(false, forKey: .isTransposed)
    try values.encode(true, forKey: .start)
    try values.encode(isRankStabilized, forKey: .isRankStabilized)
    try values.encode(hasMagnitudes, forKey: .hasMagnitudes)
    if kind == .adalora { return try encodeTriplets(to: &values) }
    try values.encode(rank, forKey: .rank)
    try values.encode(ranks, forKey: .ranks)
    try values.encode(alphas, forKey: .alphas)
  }

  private func encodeTriplets(to values: inout KeyedEncodingContainer<Key>) throws {
    try values.encode(rank, forKey: .initialRank)
    try values.encode(rank, forKey: .targetRank)
    try values.encodeNil(forKey: .ranks)
    // PEFT demands a number of steps even of an adapter that is trained no more.
    try values.encode(1, forKey: .steps)
  }
}
