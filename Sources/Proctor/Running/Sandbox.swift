public import Foundation

/// A place for programs that nobody has read.
///
/// `bwrap` gives them a file system of their own, which holds what they need and nothing else, to be
/// read only, beside an empty folder of limited size; no network; and a view of no process but their
/// own. `confine` then takes away what is left to take: the right to start processes, sockets, and
/// all but a few threads and open files.
public struct Sandbox: Sendable {
  /// What a program is for.
  public enum Role: String, Sendable {
    /// An answer: it computes, and nothing else.
    case answer
    /// The compiler, given an answer: it starts other programs.
    case compiler
  }

  /// Something that a program can see, under its own path.
  public enum Sight: Sendable, Hashable {
    /// A file or a folder, to be read.
    case reading(String)
    /// A folder to write in.
    case writing(String)
  }

  /// How the right to make name spaces is come by.
  enum Way: String, CaseIterable {
    /// Root makes them, and the program becomes a user of no other process.
    case root
    /// Root becomes nobody, who makes a space of users first.
    case nobody
    /// A user makes a space of users first.
    case user
  }

  /// The folder in which a program starts, empty and its own.
  static let home = "/sandbox"
  /// Bytes that fit into it.
  static let homeSize = 16 << 20

  private let bwrap: String
  private let confine: URL
  private let way: Way
  /// Whether it can have a view of its own processes; containers may forbid that.
  private let hasProcesses: Bool
  private let hasSize: Bool
  /// What `confine` is loaded with.
  private let libraries: Set<Sight>

  /// Finds out how a sandbox can be had here.
  ///
  /// - Parameter confine: The program `confine`.
  /// - Throws: ``ProctorError/noSandbox(reason:)``.
  public init(confine: URL) throws(ProctorError) {
    try self.init(confine: confine, ways: getuid() == 0 ? [.root, .nobody] : [.user])
  }

  /// Takes the first way that can be gone.
  init(confine: URL, ways: [Way]) throws(ProctorError) {
    guard let bwrap = Files.program("bwrap"),
      let help = try? ChildProcess(program: bwrap, arguments: ["--help"]).run()
    else { throw .noSandbox(reason: "bwrap is missing (package bubblewrap)") }
    let hasSize = help.text(STDOUT_FILENO).contains("--size")
    let libraries = try SharedLibraries(of: confine).paths
    var reason = "nothing says why"
    for hasProcesses in [true, false] {
      for way in ways {
        let sandbox = Sandbox(
          bwrap: bwrap, confine: confine, way: way, hasProcesses: hasProcesses, hasSize: hasSize,
          libraries: Set(libraries.map { .reading($0) }))
        guard let complaint = sandbox.complaint() else {
          self = sandbox
          return
        }
        reason = complaint
      }
    }
    throw .noSandbox(reason: reason)
  }

  private init(
    bwrap: String, confine: URL, way: Way, hasProcesses: Bool, hasSize: Bool,
    libraries: Set<Sight>
  ) {
    (self.bwrap, self.confine, self.way) = (bwrap, confine, way)
    (self.hasProcesses, self.hasSize, self.libraries) = (hasProcesses, hasSize, libraries)
  }

  /// Tries it on a program that only has to start.
  ///
  /// - Returns: What went wrong, or nil.
  private func complaint() -> String? {
    var process = ChildProcess(command: command([confine.path], as: .answer, seeing: []))
    process.deadline = 20
    guard let record = try? process.run() else { return "it does not start" }
    // Without arguments, confine says how it is used.
    if record.exitCode == 64 { return nil }
    let lines = record.text(STDERR_FILENO).split(separator: "\n")
    return lines.last.map { String($0).visible } ?? "it does not start"
  }
}

extension Sandbox {
  /// The command that runs a program in the sandbox.
  ///
  /// - Parameters:
  ///   - program: The program's path and its arguments.
  ///   - role: What it is for.
  ///   - sights: What it can see beside itself.
  ///   - environment: All that its environment holds.
  /// - Returns: The command; it ends as the program does, a signal as 128 and its number.
  public func command(
    _ program: [String], as role: Role, seeing sights: Set<Sight>,
    environment: [String: String] = [:]
  ) -> [String] {
    let user = user(writing: sights)
    var arguments = [bwrap]
    if way == .nobody {
      let setpriv = Files.program("setpriv") ?? "setpriv"
      arguments = [setpriv, "--reuid", "65534", "--regid", "65534", "--clear-groups", bwrap]
    }
    arguments += [
      "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try",
      "--as-pid-1", "--die-with-parent", "--new-session", "--hostname", "sandbox",
      "--clearenv", "--cap-drop", "ALL",
    ]
    arguments +=
      way == .root
      ? ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"] : ["--unshare-user"]
    let variables = environment.merging(["TMPDIR": Self.home]) { $1 }
    for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
      arguments += ["--setenv", name, value]
    }
    arguments += view(
      sights.union(libraries).union([.reading(confine.path), .reading(program[0])]), for: user)
    if hasProcesses { arguments += ["--proc", "/proc"] }
    if hasSize || role == .compiler {
      let size = role == .answer ? Self.homeSize : 1 << 30
      arguments += hasSize ? ["--size", "\(size)"] : []
      arguments += ["--perms", "1777", "--tmpfs", Self.home]
    } else {
      arguments += ["--dir", Self.home]  // what cannot be limited is not there to be written in
    }
    let limits = role == .answer ? ["32", "64"] : ["256", "4096"]
    return arguments + ["--chdir", Self.home, "--remount-ro", "/", "--", confine.path, "\(user)"]
      + limits + [role.rawValue] + program
  }

  /// What can be seen, as arguments: the folders above first, which would be closed otherwise.
  private func view(_ sights: Set<Sight>, for user: uid_t) -> [String] {
    var folders: Set<String> = ["/dev"]
    var binds = [
      "--dev-bind", "/dev/null", "/dev/null", "--dev-bind", "/dev/urandom", "/dev/urandom",
    ]
    let read = Set(sights.compactMap { if case .reading(let path) = $0 { path } else { nil } })
    for sight in sights.sorted(by: { $0.path < $1.path }) {
      let above = Self.ancestors(of: sight.path)
      // What lies in a folder that can be seen is there already.
      let isInside = !read.isDisjoint(with: above)
      if !isInside { folders.formUnion(above) }
      switch sight {
      case .reading(let path):
        if !isInside { binds += ["--ro-bind", path, path] }
      case .writing(let path):
        if way != .user { chown(path, way == .root ? user : 65534, gid_t.max) }
        binds += ["--bind", path, path]
      }
    }
    return folders.sorted().flatMap { ["--dir", $0] } + binds
  }

  private static func ancestors(of path: String) -> [String] {
    let parts = path.split(separator: "/").dropLast()
    return parts.indices.map { "/" + parts[...$0].joined(separator: "/") }
  }

  /// The user that a program becomes: one of its own, since the limit of processes counts a user's;
  /// but all that write to a folder are one.
  private func user(writing sights: Set<Sight>) -> uid_t {
    if way != .root { return 0 }
    let folder = sights.lazy.compactMap { sight -> String? in
      if case .writing(let path) = sight { path } else { nil }
    }.first
    guard let folder else { return .random(in: 60_001...64_999) }
    return 60_001 + uid_t(folder.utf8.reduce(0) { ($0 &* 31 &+ UInt32($1)) % 4999 })
  }
}

extension Sandbox.Sight {
  /// Where it is.
  var path: String {
    switch self {
    case .reading(let path), .writing(let path): path
    }
  }
}

/// The shared libraries that a program or a library is loaded with.
struct SharedLibraries {
  /// Their paths as the loader finds them, the loader's own among them.
  let paths: [String]

  /// Asks the loader.
  ///
  /// - Parameter file: A program that is trusted: the loader maps it.
  /// - Throws: ``ProctorError/cannotRun(program:reason:)`` if there is nobody to ask.
  init(of file: URL) throws(ProctorError) {
    let record = try ChildProcess(program: "ldd", arguments: [file.path]).run()
    paths = record.text(STDOUT_FILENO).split(separator: "\n").compactMap { line in
      line.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("/") }.map(String.init)
    }
  }
}
