import Foundation

/// The two files of an adapter, by the names that PEFT gives them.
struct AdapterFolder {
  let url: URL

  /// The file of the tensors.
  var tensors: String { url.appending(path: "adapter_model.safetensors").relativePath }
  /// The file of the settings.
  var configuration: String { url.appending(path: "adapter_config.json").relativePath }

  /// What the names of a layer's tensors begin with.
  static func prefix(_ layer: String) -> String { "base_model.model.\(layer)." }

  func readConfiguration() throws(AdapterError) -> AdapterConfiguration {
    guard let data = try? Data(contentsOf: URL(filePath: configuration)) else {
      throw .unreadable(path: configuration, why: "there is no such file")
    }
    do { return try JSONDecoder().decode(AdapterConfiguration.self, from: data) } catch {
      if let error = error as? UnsupportedSetting {
        throw .unsupported(path: configuration, setting: error.setting, value: error.value)
      }
      throw .unreadable(path: configuration, why: Self.complaint(error))
    }
  }

  private static func complaint(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "the setting \(key.stringValue) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "the setting \(context.codingPath.map(\.stringValue).joined(separator: ".")) has a value of "
        + "the wrong kind"
    default: "it is not JSON"
    }
  }

  func write(_ configuration: AdapterConfiguration) throws(AdapterError) {
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try encoder.encode(configuration)
        .write(to: URL(filePath: self.configuration), options: .atomic)
    } catch { throw .unwritable(path: self.configuration) }
  }

  // Reads the tensors and requires that they have these names.
  //
  // A name that also has the adapter's own name in it, as in PEFT's models, is read without that.
  func readTensors(_ expected: [String]) throws(AdapterError) -> SafeTensors {
    let pickled = url.appending(path: "adapter_model.bin")
    let exists = FileManager.default.fileExists(atPath:)
    if !exists(tensors), exists(pickled.path) { throw .pickled(path: pickled.relativePath) }
    return try withTensors { () throws(SafeTensorsError) in
      var read = try SafeTensors(tensors)
      read.forgetAdapterName(expected: Set(expected))
      try read.require(exactly: expected)
      return read
    }
  }

  /// Does what may fail because of the tensors, and names their file where it does.
  func withTensors<Result>(
    _ body: () throws(SafeTensorsError) -> Result
  ) throws(AdapterError) -> Result {
    do throws(SafeTensorsError) { return try body() } catch {
      throw .tensors(SafeTensorsError(error.reason, path: tensors))
    }
  }
}

extension SafeTensors {
  /// Takes the name of the adapter, `default` in most files, out of the names of tensors.
  fileprivate mutating func forgetAdapterName(expected: Set<String>) {
    for name in names where !expected.contains(name) {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard let place = parts.lastIndex(where: { $0.hasPrefix("lora_") }) else { continue }
      let candidates = [parts[...place] + parts.dropFirst(place + 2), parts[...place]]
      let plain = candidates.map { $0.joined(separator: ".") }.first(where: expected.contains)
      guard let plain, tensors[plain] == nil else { continue }
      tensors[plain] = tensors.removeValue(forKey: name)
    }
  }
}
