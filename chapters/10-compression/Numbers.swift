import Literate

/// A whole number in groups of three digits.
func grouped(_ count: Int) -> String {
  var groups: [Substring] = []
  var rest = Substring(String(count))
  while rest.count > 3 {
    groups.insert(rest.suffix(3), at: 0)
    rest = rest.dropLast(3)
  }
  return ([rest] + groups).joined(separator: " ")
}

/// A layer's name, short enough for a table.
func short(_ layer: String) -> String {
  layer.replacing("blocks.", with: "").replacing(".attention", with: "")
    .replacing(".feedForward", with: "")
}

extension Page {
  /// Says where a sentence of the text about the trained network does not
  /// hold: which network the training makes depends on last bits.
  func claimOfTraining(_ sentence: String, _ holds: Bool) {
    if !holds { printMeasured("[In this run it is not so: \(sentence)]") }
  }
}
