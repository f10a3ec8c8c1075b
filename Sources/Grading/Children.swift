package import Foundation

/// The processes whose parent is this one, as the system lists them.
package enum Children {
  /// Their identifiers.
  package static func all() -> [pid_t] {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.compactMap(pid_t.init).filter { parent(of: $0) == getpid() }
  }

  /// The identifiers of all that a process started, directly or not, also in a sandbox.
  package static func andTheirs(of process: pid_t = getpid()) -> [pid_t] {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let children = Dictionary(grouping: processes.compactMap(pid_t.init)) { parent(of: $0) }
    var found = children[process] ?? []
    var next = 0
    while next < found.count {
      found += children[found[next]] ?? []
      next += 1
    }
    return found
  }

  private static func parent(of process: pid_t) -> pid_t? {
    // "PID (name, which may hold anything) state parent …"
    guard let line = FileManager.default.contents(atPath: "/proc/\(process)/stat"),
      let end = line.lastIndex(of: UInt8(ascii: ")"))
    else { return nil }
    let fields = line[(end + 1)...].split(separator: UInt8(ascii: " "))
    return fields.count > 1 ? pid_t(String(decoding: fields[1], as: UTF8.self)) : nil
  }
}
