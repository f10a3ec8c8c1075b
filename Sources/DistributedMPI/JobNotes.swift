internal import Foundation

/// Where ranks leave word of who they are and which file they have in hand.
///
/// A process that is killed says nothing any more. Whoever started the job finds here which rank it
/// was.
struct JobNotes: Sendable {
  let folder: URL

  /// The name of the variable that tells a rank where.
  static let variable = "LOW_RANK_JOB"

  /// The notes of the job that this process belongs to.
  static let current: JobNotes? = ProcessInfo.processInfo.environment[variable].map {
    JobNotes(folder: URL(fileURLWithPath: $0))
  }

  /// Notes what a rank works on.
  func write(rank: Int, path: String) {
    let text = "\(ProcessInfo.processInfo.processIdentifier)\n\(path)\n"
    try? Data(text.utf8).write(to: folder.appending(path: "rank-\(rank)"), options: .atomic)
  }

  /// Notes why a rank gives up.
  func write(failure: String, rank: Int) {
    try? Data(failure.utf8).write(to: folder.appending(path: "failure-\(rank)"), options: .atomic)
  }

  /// Why the first of the ranks that gave up did so.
  var failure: String? {
    first("failure-").flatMap { try? String(contentsOf: $0, encoding: .utf8) }
  }

  /// The first of the ranks that a signal ended, and the file that it had in hand.
  var death: (rank: Int, path: String)? {
    guard let note = first("death-"), let rank = Int(note.lastPathComponent.dropFirst(6)) else {
      return nil
    }
    return (rank, notes.first { $0.rank == rank }?.path ?? "")
  }

  /// The oldest of the notes of one kind.
  private func first(_ prefix: String) -> URL? {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let urls = files.filter { $0.hasPrefix(prefix) }.map { folder.appending(path: $0) }
    return urls.min { ($0.written, $0.path) < ($1.written, $1.path) }
  }

  /// The processes of all ranks that have begun, in the order of the ranks.
  var processes: [Int] { notes.sorted { $0.rank < $1.rank }.map(\.process) }

  private var notes: [(rank: Int, process: Int, path: String)] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.compactMap { name in
      guard name.hasPrefix("rank-"), let rank = Int(name.dropFirst(5)),
        let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      else { return nil }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      guard lines.count > 1, let process = Int(lines[0]) else { return nil }
      return (rank, process, String(lines[1]))
    }
  }
}

extension URL {
  /// When a file was written.
  fileprivate var written: Date {
    let values = try? resourceValues(forKeys: [.contentModificationDateKey])
    return values?.contentModificationDate ?? .distantFuture
  }
}
