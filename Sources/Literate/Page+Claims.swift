extension Page {
  /// Stops the run where a sentence of the text does not hold; with another seed than the book's, says so and goes on.
  ///
  /// - Throws: ``Refuted`` with the sentence.
  public func claim(_ sentence: String, _ holds: Bool) throws {
    if holds { return }
    if seed == ChapterOptions.bookSeed {
      throw Refuted(description: "The text says: \(sentence) This run does not.")
    }
    Swift.print("[With this seed it is not so: \(sentence)]")
  }
}

/// What the text says and a run does not show.
public struct Refuted: Error, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// Names what does not hold.
  public init(description: String) { self.description = description }
}
