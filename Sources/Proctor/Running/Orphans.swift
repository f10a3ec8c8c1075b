import CProcess
import Foundation
import Grading

/// Processes whose parents were ended, and which the system gave to this one.
///
/// The grader of an answer ends everything that the answer started. Only if the answer ends the
/// grader itself is there something left: it comes here, whatever session or environment it has.
public enum Orphans {
  /// Makes this program the parent of its descendants that lose theirs.
  ///
  /// Only for a program that starts processes in no other way than this module does.
  public static func adopt() {
    process_adopt_orphans()
    Registry.shared.adopts()
  }

  /// Ends all of them, also those that are started meanwhile.
  static func end() {
    for _ in 0..<200 {
      let found = Registry.shared.strangers()
      if found.isEmpty { return }
      for process in found { kill(process, SIGKILL) }
      usleep(2000)
      for process in found { waitpid(process, nil, WNOHANG) }
    }
  }

  /// The processes that this program started itself.
  final class Registry: @unchecked Sendable {  // guarded by the lock
    static let shared = Registry()

    private let lock = NSLock()
    private var own: Set<pid_t> = []
    private var isParentOfOrphans = false

    func adopts() { lock.withLock { isParentOfOrphans = true } }

    /// Starts a process and remembers it; nobody looks for strangers in between.
    func start(_ body: () throws(ProctorError) -> pid_t) throws(ProctorError) -> pid_t {
      lock.lock()
      defer { lock.unlock() }
      let process = try body()
      own.insert(process)
      return process
    }

    func forget(_ process: pid_t) { _ = lock.withLock { own.remove(process) } }

    func strangers() -> [pid_t] {
      lock.lock()
      defer { lock.unlock() }
      return isParentOfOrphans ? Children.all().filter { !own.contains($0) } : []
    }
  }
}
