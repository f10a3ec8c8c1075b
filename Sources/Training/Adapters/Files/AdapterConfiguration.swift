/// What PEFT writes to `adapter_config.json`, as far as it is needed here.
struct AdapterConfiguration: Equatable {
  enum Kind: String { case lora = "LORA", adalora = "ADALORA" }

  var kind = Kind.lora
  var rank = 8
  var alpha = 8.0
  var targets: [String] = []
  var isRankStabilized = false
  var hasMagnitudes = false
  /// The layers whose rank is another one.
  var ranks: [String: Int] = [:]
  /// The layers whose α is another one.
  var alphas: [String: Double] = [:]

  /// The rank of a layer.
  func rank(of layer: String) -> Int { Self.value(for: layer, in: ranks) ?? rank }

  /// The number α of a layer.
  func alpha(of layer: String) -> Double { Self.value(for: layer, in: alphas) ?? alpha }

  /// Whether a name stands for a layer: it is the layer's, or what follows a dot in it.
  static func matches(_ target: String, _ layer: String) -> Bool {
    layer == target || layer.hasSuffix("." + target)
  }

  private static func value<Value>(for layer: String, in values: [String: Value]) -> Value? {
    values.filter { matches($0.key, layer) }.max { $0.key.count < $1.key.count }?.value
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
    case isTransposed = "fan_in_fan_out"
    case start = "init_lora_weights"
    case isRankStabilized = "use_rslora"
    case hasMagnitudes = "use_dora"
    case ranks = "rank_pattern"
    case alphas = "alpha_pattern"
  }

  /// A setting whose value means something that is not done here.
  struct Unsupported: Error {
    let setting: String
    let value: String
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    let name = try values.decode(String.self, forKey: .kind)
    guard let kind = Kind(rawValue: name) else {
      throw Unsupported(setting: Key.kind.rawValue, value: name)
    }
    self.kind = kind
    try Self.requireSupported(values, kind)
    try Self.requireNothingForeign(decoder)
    let rankKey: Key = kind == .lora ? .rank : .initialRank
    rank = try values.decode(Int.self, forKey: rankKey)
    if rank < 1 { throw Unsupported(setting: rankKey.rawValue, value: "\(rank)") }
    alpha = try values.decode(Double.self, forKey: .alpha)
    targets = try values.decode([String].self, forKey: .targets)
    isRankStabilized = try values.decodeIfPresent(Bool.self, forKey: .isRankStabilized) ?? false
    hasMagnitudes = try values.decodeIfPresent(Bool.self, forKey: .hasMagnitudes) ?? false
    if kind == .adalora { return }
    ranks = try values.decodeIfPresent([String: Int].self, forKey: .ranks) ?? [:]
    if let (layer, rank) = ranks.first(where: { $0.value < 1 }) {
      throw Unsupported(setting: "\(Key.ranks.rawValue).\(layer)", value: "\(rank)")
    }
    alphas = try values.decodeIfPresent([String: Double].self, forKey: .alphas) ?? [:]
  }

  private static func requireSupported(
    _ values: KeyedDecodingContainer<Key>, _ kind: Kind
  ) throws {
    if let pattern = try? values.decode(String.self, forKey: .targets) {
      throw Unsupported(setting: Key.targets.rawValue, value: "the pattern \(pattern)")
    }
    if try values.decodeIfPresent(Bool.self, forKey: .isTransposed) ?? false {
      throw Unsupported(setting: Key.isTransposed.rawValue, value: "true")
    }
    if let bias = try values.decodeIfPresent(String.self, forKey: .bias), bias != "none" {
      throw Unsupported(setting: Key.bias.rawValue, value: bias)
    }
    // These begin with another base than the model's own, which the file does not have.
    let changing = ["pissa", "olora", "corda", "loftq", "lora_ga"]
    if let start = try? values.decode(String.self, forKey: .start),
      changing.contains(where: start.hasPrefix)
    {
      throw Unsupported(setting: Key.start.rawValue, value: start)
    }
    if kind == .adalora, values.contains(.ranks), try !values.decodeNil(forKey: .ranks) {
      throw Unsupported(setting: Key.ranks.rawValue, value: "a choice of triplets")
    }
  }

  /// Settings of PEFT that change what an adapter computes or where, unless they are off.
  private static let foreignSettings = [
    "alora_invocation_tokens", "arrow_config", "kasa_config", "layer_replication", "lora_bias",
    "modules_to_save", "monteclora_config", "target_parameters", "trainable_token_indices",
    "use_bdlora", "use_qalora", "velora_config",
  ]

  private struct ForeignKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private static func requireNothingForeign(_ decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: ForeignKey.self)
    for name in foreignSettings {
      let key = ForeignKey(stringValue: name)
      guard values.contains(key), try !values.decodeNil(forKey: key) else { continue }
      if (try? values.decode(Bool.self, forKey: key)) == false { continue }
      throw Unsupported(setting: name, value: "in use")
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
    try values.encode(targets, forKey: .targets)
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
