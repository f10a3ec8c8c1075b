import Foundation

/// The processes that descend from one that was started with a mark in its environment.
///
/// The keeper of an answer ends them as a rule. They are looked for only if it was ended itself.
struct Descendants {
  /// The variable that holds the mark.
  static let variable = "WORKBOOK_RUN"

  /// The mark.
  let mark: String

  /// Ends all of them, also those that are started meanwhile.
  func end() {
    for _ in 0..<100 {
      let found = processes()
      if found.isEmpty { return }
      for process in found { kill(process, SIGKILL) }
      usleep(2000)
    }
  }

  private func processes() -> [pid_t] {
    let entry = Data("\(Self.variable)=\(mark)".utf8)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap(pid_t.init).filter { process in
      // Those that ended and wait to be reaped have no environment.
      FileManager.default.contents(atPath: "/proc/\(process)/environ")?.range(of: entry) != nil
    }
  }
}
