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
      if let error = error as? AdapterConfiguration.Unsupported {
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

  /// Does what may fail because of the tensors, and names their file where it does.
  func withTensors<Result>(
    _ body: () throws(SafeTensorsError) -> Result
  ) throws(AdapterError) -> Result {
    do throws(SafeTensorsError) { return try body() } catch {
      throw .tensors(SafeTensorsError(error.reason, path: tensors))
    }
  }
}
