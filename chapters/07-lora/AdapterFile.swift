import Foundation
import LinearAlgebra
import Literate
import Training

func adapterFile(
  _ page: Page, _ study: FineTuning, _ adapted: Transformer<Float>
) throws {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "lora-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  // snippet.save
  try adapted.saveAdapters(to: folder)
  var loaded = study.base
  try loaded.attachAdapters(from: folder)
  // snippet.end
  let file = folder.appending(path: "adapter_model.safetensors")
  let tensors = try SafeTensors(file.path)
  for name in tensors.names.prefix(4) {
    let shape = (tensors.shape(of: name) ?? []).map(String.init)
    page.print("\(name): \(shape.joined(separator: " × "))")
  }
  page.print("… \(tensors.names.count) tensors")
  let size = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
  page.print("the file: \(size) bytes")
  try compare(page, study, adapted, loaded)
}

/// What is left of the old tasks, and that an adapter can be taken off.
private func compare(
  _ page: Page, _ study: FineTuning, _ trained: Transformer<Float>,
  _ loaded: Transformer<Float>
) throws {
  let batch = study.test
  let old = study.lines(of: [.copy, .sort, .rotate], part: 3)
  func logits(_ model: Transformer<Float>) -> Matrix<Float> {
    var model = model
    return model.logits(batch.tokens, length: batch.length)
  }
  // snippet.merged
  var merged = trained
  merged.mergeAdapters()
  var unmerged = merged
  unmerged.unmergeAdapters()
  // snippet.end
  let (before, after) = (logits(trained), logits(merged))
  let distance = (after - before).frobeniusNorm / before.frobeniusNorm
  let values = trained.namedValues.map(\.value)
  let isLoaded = loaded.namedValues.map(\.value) == values
  let isUnmerged = unmerged.namedValues.map(\.value) == values
  page.print("loaded, every parameter is the same: \(isLoaded)")
  page.print("merged, the outputs differ by less than 1e-5: \(distance < 1e-5)")
  page.print("unmerged, every parameter is the same: \(isUnmerged)")
  let secret = study.table
  // snippet.enciphered
  let enciphered = [WordTask.copy, .sort, .rotate].map { task in
    WordTask(name: task.name, marker: task.marker) { word in
      task.answer(to: word).map { secret[$0] }
    }
  }
  // snippet.end
  let other = study.lines(of: enciphered, part: 3)
  var table = Table("", "cipher", "copy, sort, rotate", "the same, in cipher")
  for (name, model) in [("base", study.base), ("adapted", trained)] {
    var model = model
    let shares = [batch, old, other].map { model.accuracy(on: $0) }
    table.row(
      name, percent(shares[0]), percent(shares[1]), percent(shares[2]))
    if name == "adapted" {
      page.claimOfTraining(
        "Most letters of the old tasks are neither.",
        shares[1] + shares[2] < 0.5)
      page.recordMeasured("old-after", percent(shares[1], decimals: 0))
      page.recordMeasured("old-enciphered", percent(shares[2], decimals: 0))
    }
  }
  page.printMeasured(table)
  try page.claim(
    "An adapter survives files and merging.",
    isLoaded && distance < 1e-5 && isUnmerged)
}
