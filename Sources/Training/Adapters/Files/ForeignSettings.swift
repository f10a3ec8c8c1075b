/// A setting whose value means something that is not done here.
struct UnsupportedSetting: Error {
  let setting: String
  let value: String
}

/// Settings of PEFT that change what an adapter computes or where, unless they are off.
enum ForeignSettings {
  private static let names = [
    "alora_invocation_tokens", "arrow_config", "kasa_config", "layer_replication", "lora_bias",
    "modules_to_save", "monteclora_config", "target_parameters", "trainable_token_indices",
    "use_bdlora", "use_qalora", "velora_config",
  ]

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Whether a value is one that Python counts as false: then the setting is off.
  private struct Truth: Decodable {
    var isOn = true

    init(from decoder: any Decoder) throws {
      if let list = try? decoder.unkeyedContainer() {
        isOn = list.count != 0
      } else if let object = try? decoder.container(keyedBy: Key.self) {
        isOn = !object.allKeys.isEmpty
      } else if let value = try? decoder.singleValueContainer() {
        let isFalse = (try? value.decode(Bool.self)) == false || (try? value.decode(Int.self)) == 0
        isOn = !(value.decodeNil() || isFalse || (try? value.decode(String.self)) == "")
      }
    }
  }

  /// Refuses a configuration in which one of these settings is on.
  static func requireNone(_ decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    for name in names {
      let key = Key(stringValue: name)
      guard values.contains(key), try !values.decodeNil(forKey: key) else { continue }
      if try values.decode(Truth.self, forKey: key).isOn {
        throw UnsupportedSetting(setting: name, value: "in use")
      }
    }
  }
}
