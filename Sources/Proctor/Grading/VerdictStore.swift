import Foundation

/// What gradings found before, by everything that it depends on.
///
/// Nothing is graded twice, and a grading that was stopped goes on where it was.
final class VerdictStore: @unchecked Sendable {  // guarded by the condition
  /// Everything that an outcome depends on.
  struct Key: Codable, Equatable, Sendable {
    /// The exercise's number.
    var exercise: String
    /// What it is judged by: the check, the libraries, the limits.
    var terms: String
    /// The files of the answer, by path.
    var files: [String: Data]
    /// The files of the chapter's other answers, of which it may call something.
    var neighbors: [String: Data] = [:]

    /// The key without what most answers do not depend on.
    var alone: Key {
      var key = self
      key.neighbors = [:]
      return key
    }
  }

  private struct Record: Codable {
    var key: Key
    var outcome: Outcome
  }

  private let folder: URL
  private let condition = NSCondition()
  private var underWay: Set<String> = []

  /// Opens a store, which is made if it is not there.
  init(_ folder: URL) throws(ProctorError) {
    self.folder = folder
    try Files.makeFolder(folder)
  }

  /// The outcome that is known, or what a body finds; the same answer is never judged by two at once.
  func outcome(for key: Key, _ judge: () -> Outcome) -> Outcome {
    let name = Self.name(of: key.alone)
    begin(name)
    defer { end(name) }
    if let known = read(key.alone) ?? read(key) { return known }
    let outcome = judge()
    if outcome.isLasting {
      let record = Record(key: outcome.dependsOnNeighbors ? key : key.alone, outcome: outcome)
      if let data = try? JSONEncoder().encode(record) {
        // What cannot be kept is found again.
        try? Files.write(data, to: file(of: record.key))
      }
    }
    return outcome
  }

  private func begin(_ name: String) {
    condition.lock()
    while underWay.contains(name) { condition.wait() }
    underWay.insert(name)
    condition.unlock()
  }

  private func end(_ name: String) {
    condition.lock()
    underWay.remove(name)
    condition.broadcast()
    condition.unlock()
  }

  private func read(_ key: Key) -> Outcome? {
    guard let data = try? Data(contentsOf: file(of: key)),
      let record = try? JSONDecoder().decode(Record.self, from: data), record.key == key
    else { return nil }
    return record.outcome
  }

  private func file(of key: Key) -> URL { folder.appending(path: "\(Self.name(of: key)).json") }

  /// A name for a key; keys of one name are told apart by what the file holds.
  private static func name(of key: Key) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var fingerprint = Fingerprint()
    fingerprint.add((try? encoder.encode(key)) ?? Data())
    return "\(key.exercise)-\(fingerprint.text)"
  }
}

extension VerdictStore.Key {
  /// The key of an answer.
  init(_ sources: AnswerSources, terms: String) {
    let own = [sources.own] + sources.helpers
    self.init(
      exercise: "\(sources.exercise.number)", terms: terms,
      files: Dictionary(own.map { ($0.path, $0.data) }) { first, _ in first },
      neighbors: Dictionary(sources.neighbors.map { ($0.file.path, $0.file.data) }) { first, _ in
        first
      })
  }
}

extension Outcome {
  /// Whether it would be the same again: what the system ended for lack of something may not be.
  fileprivate var isLasting: Bool {
    switch end {
    case .ungraded: false
    case .broke(.killedKeeper), .broke(.signaled(SIGKILL, _)): false
    default: !Interruption.isPending
    }
  }
}
