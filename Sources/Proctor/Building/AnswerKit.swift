import Foundation

/// What answers are compiled against: the modules that they may import and no others, and the library
/// that their programs are linked with.
///
/// All of it is built once, by the package. That `import LowRank` or `import Solutions02` finds
/// nothing is not a rule but a fact: there is no such module for the compiler of an answer.
struct AnswerKit: Sendable {
  /// The project's folder.
  let root: URL
  /// The compiler and the linker.
  let toolchain: Toolchain

  /// The product that answers' programs are linked with.
  static let product = "Serving"

  private static let forAnswers = ["Attempts", "LinearAlgebra", "RealModule"]
  private static let forServing = ["Answering", "Serving"]
  /// Modules of C that those modules are made of, and that nobody else needs to see into.
  private static let closed = ["CLAPACKE", "CLastWords", "CProcess"]

  /// Lays out what was built for the compiler, once after each build.
  init(root: URL) throws(ProctorError) {
    self.root = root
    if let known = Self.known(root: root) {
      toolchain = known
      return
    }
    // Several processes and threads may begin at once; one lays it out, the others find it laid.
    try Files.makeFolder(Self.folder(of: root))
    let lock = try Files.Lock(folder: Self.folder(of: root))
    defer { lock.release() }
    if let known = Self.known(root: root) {
      toolchain = known
      return
    }
    toolchain = try Toolchain()
    if let data = try? JSONEncoder().encode(toolchain) {
      try Files.write(data, to: Self.toolchainFile(of: root))
    }
    try lay()
  }

  /// The toolchain that is kept, if what is laid out is that of the last build.
  private static func known(root: URL) -> Toolchain? {
    guard (try? Files.text(of: folder(of: root).appending(path: "stamp"))) == stamp(of: root),
      let data = try? Data(contentsOf: toolchainFile(of: root))
    else { return nil }
    return try? JSONDecoder().decode(Toolchain.self, from: data)
  }

  private static func folder(of root: URL) -> URL { root.appending(path: ".build/workbook/kit") }

  private static func toolchainFile(of root: URL) -> URL {
    folder(of: root).appending(path: "toolchain.json")
  }

  private var products: URL { Self.products(of: root) }

  /// Where they really are: a compiler in a sandbox sees them under no other path.
  private static func products(of root: URL) -> URL {
    root.appending(path: ".build/debug").resolvingSymlinksInPath()
  }

  private var folder: URL { Self.folder(of: root) }

  /// Modules that an answer may import.
  private var answerModules: URL { folder.appending(path: "answer") }
  /// Modules beside those that the program which serves it needs.
  private var servingModules: URL { folder.appending(path: "serving") }
  /// The library.
  var library: URL { products.appending(path: "libServing.so") }

  /// What the compiler is to be told for an answer's own files.
  var answerFlags: [String] {
    [
      "-swift-version", "6", "-Onone", "-g", "-I", answerModules.path, "-module-cache-path",
      cache.path,
    ]
      + ["_NumericsShims"].flatMap {
        ["-Xcc", "-fmodule-map-file=\(shims($0).path)"]
      }
      + Self.closed.flatMap {
        ["-Xcc", "-fmodule-map-file=\(folder.appending(path: "closed/\($0).modulemap").path)"]
      }
  }

  /// What the compiler is to be told for the program that serves an answer.
  var servingFlags: [String] { answerFlags + ["-I", servingModules.path] }

  /// All that the compiler reads beside what every program is compiled with.
  var files: [URL] {
    let modules = Self.forAnswers + Self.forServing
    return [folder, shims("_NumericsShims").deletingLastPathComponent(), library]
      + modules.map { products.appending(path: "Modules/\($0).swiftmodule") }
  }

  /// Where the compiler keeps what it made of modules of C.
  var cache: URL { folder.appending(path: "cache") }

  /// What has to be the same for a compiled answer to be still right.
  var stamp: String { Self.stamp(of: root) }

  private static func stamp(of root: URL) -> String {
    let modules = (forAnswers + forServing).map { ".build/debug/Modules/\($0).swiftmodule" }
    return products(of: root).path + "\n"
      + Stamp(of: modules + [".build/debug/libServing.so"], root: root).text
  }

  private func shims(_ name: String) -> URL {
    root.appending(path: ".build/checkouts/swift-numerics/Sources/\(name)/include/module.modulemap")
      .resolvingSymlinksInPath()
  }

  private func lay() throws(ProctorError) {
    // What the compiler made of modules of C names files where they were; a compiler outside of a
    // sandbox may still find them there.
    try? FileManager.default.removeItem(at: cache)
    for (names, place) in [(Self.forAnswers, answerModules), (Self.forServing, servingModules)] {
      for name in names {
        let module = "\(name).swiftmodule"
        try Files.link(
          place.appending(path: module), to: products.appending(path: "Modules/\(module)"))
      }
    }
    for name in Self.closed {
      // The compiler asks for the module's name, and an answer finds nothing in it.
      try Files.write(
        "module \(name) [system] {}\n", to: folder.appending(path: "closed/\(name).modulemap"))
    }
    try Files.write(stamp, to: folder.appending(path: "stamp"))
  }
}
