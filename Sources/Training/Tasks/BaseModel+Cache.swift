public import Foundation
public import LinearAlgebra

extension BaseModel {
  /// A base model with the course of its training.
  public struct Trained: Sendable {
    /// The model.
    public var model: Transformer<Float>
    /// The loss of each step of its training.
    public var losses: Vector<Float>
  }

  /// Where the course keeps the base model, as seen from the project's folder.
  public static let file = URL(filePath: "build/base/base.safetensors")

  /// The model from a file or, where the file does not have it, trained now and written there.
  ///
  /// A file that is absent, damaged, or made from another description is replaced, whole or not at
  /// all.
  ///
  /// - Parameters:
  ///   - file: The place; its folder is made where it is absent.
  ///   - willTrain: Is called before training with the reason for it.
  /// - Returns: The model and the losses of its training.
  /// - Throws: ``TrainingError`` when a number stops being finite, ``SafeTensorsError`` when the
  ///   file cannot be written.
  public func cached(
    in file: URL = BaseModel.file, willTrain: (_ reason: String) -> Void = { _ in }
  ) throws -> Trained {
    if FileManager.default.fileExists(atPath: file.path) {
      do throws(SafeTensorsError) { return try read(file) } catch { willTrain(error.description) }
    } else {
      willTrain("There is no \(file.relativePath) yet.")
    }
    let (model, losses) = try pretrained()
    let trained = Trained(model: model, losses: Vector(losses))
    try write(trained, to: file)
    return trained
  }

  /// What a file must have been made from to stand for this description.
  public var recipe: String {
    "\(shape); words of \(language.wordLength) out of \(language.letters) letters; seed \(seed); "
      + "\(steps) steps of \(lines) lines"
  }

  private static let lossesName = "training.losses"

  private func read(_ file: URL) throws(SafeTensorsError) -> Trained {
    var tensors = try SafeTensors(file.relativePath)
    guard tensors.metadata["recipe"] == recipe else {
      throw SafeTensorsError(
        .unreadable("it was made from another description"), path: file.relativePath)
    }
    let losses: Vector<Float> = try tensors.vector(Self.lossesName, count: steps)
    tensors.remove(Self.lossesName)
    var model = untrained()
    try model.setValues(tensors)
    return Trained(model: model, losses: losses)
  }

  private func write(_ trained: Trained, to file: URL) throws(SafeTensorsError) {
    // A folder that cannot be made is reported by the writing, which then has no place.
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    var tensors = trained.model.tensors(metadata: ["format": "pt", "recipe": recipe])
    try tensors.set(Self.lossesName, to: trained.losses)
    try tensors.write(file.relativePath)
  }
}
