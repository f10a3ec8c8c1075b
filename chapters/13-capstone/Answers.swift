import Experiments
import LanguageModel
import Literate

/// The model's own sentences, before and after.
func answers(_ page: Page) throws {
  let evidence = try CapstoneChapter.evidence(for: Sentences.experiment())
  let real = try RealModel.shared.get()
  for (number, prompt) in Sentences.prompts.enumerated() {
    page.print((number == 0 ? "" : "\n") + prompt)
    for name in Sentences.models {
      let answer = tokens(evidence, name, number)
      let text = real.tokenizer.decode(answer)
        .replacing("\n", with: "⏎")
      page.print("\n\(name):")
      let told = text.isEmpty ? "(nothing)" : text
      for line in lines(of: told) { page.print("  \(line)") }
    }
  }
  for (number, name) in Sentences.models.enumerated() {
    let all = Sentences.prompts.indices.flatMap { tokens(evidence, name, $0) }
    page.record("different-\(number + 1)", Set(all).count)
  }
  try readAgain(page, evidence, real)
}

/// The tokens of an answer, with the end that fills it.
private func tokens(
  _ evidence: Evidence, _ name: String, _ number: Int
) -> [Int] {
  let trial = Trial(name, rate: 1, seed: UInt64(number + 1))
  return evidence.results[trial]?.values.map { Int($0) } ?? []
}

/// Words in lines that fit a page; one that does not is broken.
private func lines(of text: String) -> [String] {
  let width = 60
  var lines = [""]
  for word in text.split(separator: " ") {
    var rest = word
    if lines[lines.count - 1].count + rest.count >= width { lines.append("") }
    while rest.count > width {
      lines[lines.count - 1] += rest.prefix(width)
      rest = rest.dropFirst(width)
      lines.append("")
    }
    lines[lines.count - 1] += rest + " "
  }
  return lines.filter { !$0.isEmpty }
}

/// The whole model would begin its first answer so today.
private func readAgain(
  _ page: Page, _ evidence: Evidence, _ real: RealModel
) throws {
  let file = try GGUFFile(RealModel.file.url.path)
  let session = LlamaSession(real.model, capacity: 256)
  var logits = session.read(try Sentences.asked(0, file, real.tokenizer))
  for token in tokens(evidence, "dense", 0).prefix(6) {
    // Logits are held to be right within 0.001, so two may change places.
    let most = logits.max() ?? .infinity
    try page.claim(
      "The whole model gives the answer that is kept.",
      logits[token] >= most - 0.002)
    logits = session.read([token])
  }
}
