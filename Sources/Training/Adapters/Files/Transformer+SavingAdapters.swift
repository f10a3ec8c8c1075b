public import Foundation
import LinearAlgebra

extension Transformer {
  /// Writes the adapters to a folder, as PEFT does: `adapter_model.safetensors` and
  /// `adapter_config.json`.
  ///
  /// The base is not written. An adapter that took a part out of its base, as PiSSA does, is
  /// written relative to the whole base, at twice its rank.
  ///
  /// - Parameter folder: The folder; it is made where it is absent.
  /// - Throws: ``AdapterError`` if the adapters are of different kinds, or a file cannot be written.
  /// - Precondition: There is an adapter.
  /// - Complexity: O(trainableCount)
  public func saveAdapters(to folder: URL) throws(AdapterError) {
    let records = adapters.compactMap { name, adapter in
      AdapterRecord(adapter).map { (name: name, record: $0) }
    }
    demand(!records.isEmpty, "a model without adapters has none to save")
    let configuration = try Self.commonConfiguration(records)
    // A folder that cannot be made is reported by the writing, which then has no place.
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = AdapterFolder(url: folder)
    try files.withTensors { () throws(SafeTensorsError) in
      var tensors = SafeTensors(metadata: ["format": "pt"])
      for (name, record) in records {
        try record.write(to: &tensors, under: AdapterFolder.prefix(name))
      }
      try tensors.write(files.tensors)
    }
    try files.write(configuration)
  }

  /// The settings of the first layer's adapter, with the ranks and α of those that differ in them.
  private static func commonConfiguration(
    _ records: [(name: String, record: AdapterRecord<Scalar>)]
  ) throws(AdapterError) -> AdapterConfiguration {
    var common = records[0].record.configuration
    common.layers.targets = .list(records.map(\.name))
    for (name, record) in records {
      let own = record.configuration
      let differs = own.rank != common.rank || own.alpha != common.alpha
      guard own.kind == common.kind, own.hasMagnitudes == common.hasMagnitudes,
        own.isRankStabilized == common.isRankStabilized, !(differs && own.kind == .adalora)
      else { throw .mixed(layer: records[0].name, other: name) }
      if own.rank != common.rank { common.ranks[name] = own.rank }
      if own.alpha != common.alpha { common.alphas[name] = own.alpha }
    }
    return common
  }
}
