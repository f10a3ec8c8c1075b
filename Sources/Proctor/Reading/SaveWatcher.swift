import CProcess
import Foundation

/// Waits for answers to be saved.
///
/// Events of the file system wake it where there are any; in between it looks at the files' times,
/// for file systems that send none. What changed is read from the files, not from the events, so
/// that editors that write a new file and rename it work like those that write in place.
public final class SaveWatcher {
  /// What woke the watcher.
  public enum Event: Equatable, Sendable {
    /// Answers were saved, by their paths from the project's folder.
    case saved([String])
    /// A key was pressed.
    case key(Character)
    /// Ctrl-C, or standard input has ended.
    case ended
  }

  private let root: URL
  private let folders: [String]
  private let events: Int32
  private var known: [String: String]

  /// Starts to watch the answers of a project.
  ///
  /// - Parameters:
  ///   - catalog: The exercises.
  ///   - usesEvents: Whether to ask the file system for events.
  public init(_ catalog: Catalog, usesEvents: Bool = true) {
    process_catch_interrupts()
    let root = catalog.root
    let folders = catalog.chapters.map { "exercises/\($0.folder)" }
    (self.root, self.folders, known) = (root, folders, [:])
    events = usesEvents ? Self.subscribe(to: folders.map { root.appending(path: $0).path }) : -1
    known = snapshot()
  }

  deinit { if events >= 0 { close(events) } }

  /// Whether the file system sends events.
  public var hasEvents: Bool { events >= 0 }

  /// Waits for the next event.
  ///
  /// - Returns: What woke the watcher.
  public func next() -> Event {
    while process_interrupt() == 0 {
      let changed = changes()
      if !changed.isEmpty { return .saved(changed) }
      var requests = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: events, events: Int16(POLLIN), revents: 0),
      ]
      poll(&requests, 2, hasEvents ? 500 : 100)
      if requests[1].revents != 0 { drainEvents() }
      if requests[0].revents != 0 {
        var byte: UInt8 = 0
        guard read(STDIN_FILENO, &byte, 1) == 1 else { return .ended }
        return byte == 4 ? .ended : .key(Character(UnicodeScalar(byte)))
      }
    }
    return .ended
  }

  /// The files whose time, size or identity is not what it was.
  private func changes() -> [String] {
    let now = snapshot()
    defer { known = now }
    return now.filter { known[$0.key] != $0.value }.keys.sorted()
  }

  private func snapshot() -> [String: String] {
    var files: [String: String] = [:]
    for folder in folders {
      let names = (try? Files.names(in: root.appending(path: folder))) ?? []
      for name in names where name.hasSuffix(".swift") {
        var status = stat()
        let path = "\(folder)/\(name)"
        guard stat("\(root.path)/\(path)", &status) == 0 else { continue }
        let time = status.st_mtim
        files[path] = "\(status.st_ino) \(status.st_size) \(time.tv_sec) \(time.tv_nsec)"
      }
    }
    return files
  }

  private static func subscribe(to folders: [String]) -> Int32 {
    #if os(Linux)
    let events = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    let mask = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ATTRIB)
    for folder in folders where events >= 0 { inotify_add_watch(events, folder, mask) }
    return events
    #else
    return -1
    #endif
  }

  private func drainEvents() {
    usleep(15_000)  // a save is several events; let it end
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while read(events, &buffer, buffer.count) > 0 {}
  }
}
