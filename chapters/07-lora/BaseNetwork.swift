import LinearAlgebra
import Literate
import Training

func baseNetwork(_ page: Page, _ study: FineTuning) throws {
  page.print("parameters: \(grouped(study.base.parameterCount))")
  page.print("adapted layers: \(study.layers.count) of 13")
  page.record("base-parameters", study.base.parameterCount)
  let word = [7, 4, 11, 11, 14, 0, 1, 2]
  for task in [WordTask.reverse, .sort, study.task] {
    let line =
      study.language.question(task, word)
      + task.answer(to: word)
    page.print(
      "\(task.name): \(String(line.map(study.language.text(of:))))")
  }
}

func oldTasks(_ page: Page, _ study: FineTuning) throws {
  let tasks = [WordTask.copy, .reverse, .sort, .rotate, study.task]
  let batches = tasks.map { study.lines(of: [$0], part: 3) }
  let zero = try study.adapted { _, linear, generator in
    try LoRA(linear, rank: 4, alpha: 8, using: &generator)
  }
  // snippet.disturbed
  let disturbed = try study.adapted { _, linear, generator in
    let start = try LoRA(linear, rank: 4, alpha: 8, using: &generator)
    let b = Matrix<Float>.random(
      rows: linear.outputs, columns: 4, in: -0.5...0.5,  // 1/√r
      using: &generator)
    return LoRA(linear, a: start.a.value, b: b, alpha: 8)
  }
  // snippet.end
  var table = Table("task", "base", "B = 0", "both random")
  var means = [0.0, 0, 0]
  for (task, batch) in zip(tasks, batches) {
    var models = [study.base, zero, disturbed]
    let shares = models.indices.map { models[$0].accuracy(on: batch) }
    if task.name != "cipher" {
      for i in means.indices { means[i] += shares[i] / 4 }
    }
    table.row(
      task.name, percent(shares[0]), percent(shares[1]), percent(shares[2]))
  }
  page.printMeasured(table)
  page.recordMeasured("disturbed", percent(means[2], decimals: 0))
  page.recordMeasured("base-accuracy", percent(means[0]))
  var (left, right) = (study.base, zero)
  let before = left.logits(batches[0].tokens, length: batches[0].length)
  let after = right.logits(batches[0].tokens, length: batches[0].length)
  let same = after.isApproximatelyEqual(to: before, relativeTolerance: 1e-5)
  page.print("B = 0 leaves every output as it was: \(same)")
  try page.claim("With B = 0 the network is the old one.", same)
  page.claimOfTraining(
    "Two random factors destroy what the network knew.",
    means[0] > 0.98 && means[2] < 0.6)
}
