public import Foundation
import LinearAlgebra

extension Transformer {
  /// Attaches adapters from a folder that ``saveAdapters(to:)`` or PEFT has written.
  ///
  /// Everything but the adapters is frozen. After an error the model is as before.
  ///
  /// - Throws: ``AdapterError`` if the folder's files cannot be read, or do not fit each other or
  ///   the model.
  /// - Precondition: The layers in question have no adapters yet.
  /// - Complexity: O(trainableCount)
  public mutating func attachAdapters(from folder: URL) throws(AdapterError) {
    let files = AdapterFolder(url: folder)
    let configuration = try files.readConfiguration()
    let names = try adaptedNames(configuration.layers, files.configuration)
    let tensors = try files.readTensors(
      names.flatMap { name in
        configuration.tensorNames.map { AdapterFolder.prefix(name) + $0 }
      })
    for name in names { try requireRank(of: name, tensors, configuration, files) }
    var adapted = self
    adapted.freezeAllButAdapters()
    for name in names {
      let base = unadaptedLayer(named: name)
      let adapter = try files.withTensors { () throws(SafeTensorsError) in
        try configuration.adapter(base, named: name, tensors)
      }
      adapted.setLinear(named: name, to: adapter)
    }
    self = adapted
  }

  /// The names of the linear layers that get an adapter.
  private func adaptedNames(
    _ layers: LayerSelection, _ path: String
  ) throws(AdapterError) -> [String] {
    for target in layers.targets.parts where !linearNames.contains(where: target.names.contains) {
      throw .unknownLayer(path: path, name: target.text)
    }
    let names = linearNames.filter(layers.contains)
    if names.isEmpty {
      throw .unknownLayer(
        path: path, name: "that exclude_modules and layers_to_transform leave to be adapted")
    }
    return names
  }

  /// Tells a rank that differs apart from a tensor that is of another layer.
  private func requireRank(
    of layer: String, _ tensors: SafeTensors, _ configuration: AdapterConfiguration,
    _ files: AdapterFolder
  ) throws(AdapterError) {
    let tensor = AdapterFolder.prefix(layer) + configuration.tensorNames[0]
    let rank = configuration.rank(of: layer)
    guard let shape = tensors.shape(of: tensor), shape.count == 2, shape[0] != rank,
      shape[1] == linearLayer(named: layer).inputs
    else { return }
    throw .rankMismatch(path: files.tensors, tensor: tensor, configured: rank, shape: shape)
  }

  private func unadaptedLayer(named name: String) -> any LinearLayer<Scalar> {
    let layer = linearLayer(named: name)
    demand(
      !(layer is any Adapter<Scalar>),
      "the layer \(name) is adapted already: merge or remove the adapter first")
    return layer
  }
}
