/// Why adapters could not be read from a folder or written to one.
public enum AdapterError: Error, Equatable, Sendable {
  /// The configuration is not there, or is not the JSON that it should be.
  case unreadable(path: String, why: String)
  /// The tensors are there as a file of Python's pickle only.
  case pickled(path: String)
  /// The configuration or its folder cannot be written.
  case unwritable(path: String)
  /// A setting has a value that means something which is not done here.
  case unsupported(path: String, setting: String, value: String)
  /// No linear layer of the model has a name that the configuration asks for.
  case unknownLayer(path: String, name: String)
  /// A tensor has another rank than the configuration says.
  case rankMismatch(path: String, tensor: String, configured: Int, shape: [Int])
  /// Two adapters cannot be described by one configuration.
  case mixed(layer: String, other: String)
  /// The tensors are not those that are needed.
  case tensors(SafeTensorsError)
}

extension AdapterError: CustomStringConvertible {
  /// One sentence: what was wrong, where, and what to do.
  public var description: String {
    switch self {
    case .unreadable(let path, let why):
      "\(path): cannot read the configuration, because \(why): save the adapter again."
    case .pickled(let path):
      "\(path): a file of Python's pickle is not read, and there is no adapter_model.safetensors "
        + "beside it: load the adapter in PEFT and save it again."
    case .unwritable(let path):
      "\(path): cannot write the adapter's configuration, because the system refuses access or has "
        + "no room: choose another folder."
    case .unsupported(let path, let setting, let value):
      "\(path): the setting \(setting) is \(value), which is not supported here: merge the adapter, "
        + "or convert it to plain LoRA, before saving it."
    case .unknownLayer(let path, let name):
      "\(path): the model has no linear layer \(name): use the model that the adapter was made for."
    case .rankMismatch(let path, let tensor, let configured, let shape):
      "\(path): the tensor \(tensor) has the shape \(shape), but the configuration has the rank "
        + "\(configured): use the adapter_config.json that was saved with the tensors."
    case .mixed(let layer, let other):
      "The adapters of \(layer) and \(other) are of different kinds or settings, and a file has one: "
        + "save a model whose adapters are all alike."
    case .tensors(let error): error.description
    }
  }
}
