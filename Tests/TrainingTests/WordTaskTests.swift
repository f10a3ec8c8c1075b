import LinearAlgebra
import Testing
import Training

@Suite struct WordTaskTests {
  @Test func `a line asks for every letter of its answer, given those before`() {
    let language = WordLanguage(letters: 5, wordLength: 3)
    var generator = SplitMix64(seed: 1)
    for task in WordTask.pretraining {
      let batch = language.batch(of: [task], lines: 1, using: &generator)
      let answer = task.answer(to: Array(batch.tokens[1...3]))
      #expect(batch.length == 7 && batch.tokens.count == 7)
      #expect(batch.targets.prefix(4).allSatisfy { $0 == nil })
      let asked = batch.targets.suffix(3).compactMap { $0 }
      #expect(asked == answer)
      let given = Array(batch.tokens.suffix(2))
      #expect(given == Array(answer.prefix(2)))
      #expect(batch.tokens.allSatisfy { $0 < language.vocabulary })
    }
  }

  @Test(arguments: [0, 2, 5, 16])
  func `a cipher is a permutation; it moves as many letters as it should`(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    let table = WordLanguage().cipher(moving: count, using: &generator)
    #expect(table.sorted() == Array(0..<16))
    #expect(table.indices.count { table[$0] != $0 } == count)
  }

  @Test func `the tasks do what their names say`() {
    let word = [3, 1, 2]
    let answers = WordTask.pretraining.map { $0.answer(to: word) }
    #expect(answers == [word, [2, 1, 3], [1, 2, 3], [1, 2, 3]])
    #expect(WordTask.cipher([0, 2, 1, 3]).answer(to: word) == [1, 2, 3])
  }

  @Test func `a short training lowers the loss of the base model`() throws {
    var base = BaseModel()
    base.steps = 20
    base.lines = 8
    let losses = try base.pretrained().losses
    let first: Float = losses.prefix(3).reduce(0, +)
    let last: Float = losses.suffix(3).reduce(0, +)
    #expect(last < 0.9 * first)
  }
}
