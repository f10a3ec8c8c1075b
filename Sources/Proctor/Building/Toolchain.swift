import Foundation

/// The compiler and the linker, called as they are.
///
/// The driver, which usually calls them, takes longer than both together for a file of this size.
struct Toolchain: Codable, Sendable, Equatable {
  /// Where the standard library is.
  private let libraries: String
  /// The shared libraries of Swift programs.
  var runtime: URL { URL(filePath: libraries) }
  /// The folder that has `bin` and `lib`.
  var root: URL {
    runtime.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// The name of the processor's folder there.
  private let processor: String
  /// The version and the system, such as `Swift version 6.3 for x86_64-unknown-linux-gnu`.
  let platform: String

  /// Asks the compiler where it lives.
  init() throws(ProctorError) {
    let process = ChildProcess(program: "swiftc", arguments: ["-print-target-info"])
    let record = try process.run()
    guard
      let info = try? JSONDecoder().decode(
        Info.self, from: record.written[STDOUT_FILENO] ?? Data()),
      let libraries = info.paths.runtimeLibraryPaths.first
    else { throw .compiler(reason: "swiftc does not say where its libraries are") }
    self.libraries = libraries
    processor = info.target.arch
    platform = "\(info.compilerVersion) for \(info.target.triple)"
  }

  /// A call of the compiler.
  func compiler(_ arguments: [String]) -> ChildProcess {
    ChildProcess(program: "swiftc", arguments: ["-frontend"] + arguments)
  }

  /// A call of the linker for a program of objects and a library.
  func linker(_ objects: [URL], library: URL, to program: URL) -> ChildProcess {
    let folder = library.deletingLastPathComponent().path
    let swift = [
      "swiftCore", "swift_Concurrency", "swift_StringProcessing", "swiftSwiftOnoneSupport",
      "swiftGlibc", "swiftDispatch", "dispatch", "BlocksRuntime", "Foundation",
      "FoundationEssentials", "FoundationInternationalization",
    ]
    var arguments = ["-fuse-ld=lld", "-pie", "-o", program.path]
    arguments += objects.map(\.path)
    arguments += ["\(libraries)/\(processor)/swiftrt.o", library.path, "-Wl,--as-needed"]
    arguments += ["-L", libraries] + swift.map { "-l\($0)" } + ["-lm"]
    arguments += [libraries, folder].map { "-Wl,-rpath,\($0)" }
    return ChildProcess(program: "clang", arguments: arguments)
  }

  private struct Info: Decodable {
    struct Target: Decodable { var arch, triple: String }
    struct Paths: Decodable { var runtimeLibraryPaths: [String] }
    var compilerVersion: String
    var target: Target
    var paths: Paths
  }
}
