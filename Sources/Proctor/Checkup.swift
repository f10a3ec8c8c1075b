public import Foundation

/// What the workbook needs from the machine, whether it is there, and the command that mends it.
public struct Checkup: Sendable {
  /// What is looked for.
  public let name: String
  /// What was found; nil if it is missing.
  public let found: String?
  /// Whether exercises cannot be checked without it; otherwise only the book needs it.
  public let isNeeded: Bool
  /// The Debian package that has it, or a sentence.
  public let remedy: Remedy

  /// What mends it.
  public enum Remedy: Sendable, Equatable {
    /// A Debian package.
    case package(String)
    /// What to do, in a sentence.
    case sentence(String)
  }

  /// Looks for everything.
  public static func all(root: URL) -> [Checkup] {
    [swift] + libraries + [blas] + tools + [writable(root)]
  }

  /// The command that installs the packages that are missing, or nil.
  public static func installation(for checkups: [Checkup]) -> String? {
    let packages = checkups.filter { $0.found == nil }.compactMap {
      if case .package(let name) = $0.remedy { name } else { nil }
    }
    if packages.isEmpty { return nil }
    return "sudo apt-get install --no-install-recommends " + packages.joined(separator: " ")
  }

  private static var swift: Checkup {
    let version = firstLine(of: "swift", ["--version"])
    return Checkup(
      name: "Swift", found: version, isNeeded: true,
      remedy: .sentence("Install Swift 6.2 or newer: https://www.swift.org/install"))
  }

  private static var libraries: [Checkup] {
    let needs = [
      ("openblas", "libopenblas-dev"), ("lapacke", "liblapacke-dev"), ("libpng", "libpng-dev"),
      ("libturbojpeg", "libturbojpeg0-dev"),
      ("libexif", "libexif-dev"),
    ]
    let tool = Checkup(
      name: "pkg-config", found: firstLine(of: "pkg-config", ["--version"]), isNeeded: true,
      remedy: .package("pkg-config"))
    return [tool]
      + needs.map { module, package in
        Checkup(
          name: module, found: firstLine(of: "pkg-config", ["--modversion", module]),
          isNeeded: package.contains("la"), remedy: .package(package))
      }
  }

  /// The BLAS that a program gets, in its own words: library, processor, threads.
  private static var blas: Checkup {
    typealias Describe = @convention(c) () -> UnsafePointer<CChar>?
    var words: String?
    if let library = dlopen("libopenblas.so.0", RTLD_LAZY)
      ?? dlopen("libopenblas.dylib", RTLD_LAZY),
      let symbol = dlsym(library, "openblas_get_config"),
      let text = unsafeBitCast(symbol, to: Describe.self)()
    {
      words = String(cString: text).split(separator: " ").joined(separator: " ")
    }
    return Checkup(
      name: "BLAS in use", found: words, isNeeded: true, remedy: .package("libopenblas-dev"))
  }

  private static var tools: [Checkup] {
    let needs = [
      ("pandoc", "pandoc"), ("gnuplot", "gnuplot-nox"), ("git", "git"), ("make", "make"),
    ]
    return needs.map { program, package in
      Checkup(
        name: program, found: firstLine(of: program, ["--version"]), isNeeded: false,
        remedy: .package(package))
    }
  }

  private static func writable(_ root: URL) -> Checkup {
    let isWritable = access(root.path, W_OK) == 0
    return Checkup(
      name: "this folder", found: isWritable ? "\(root.path), writable" : nil, isNeeded: false,
      remedy: .sentence("\(root.path) cannot be written to: progress and backups need it."))
  }

  /// The first line that a program writes, or nil if it is missing or fails.
  private static func firstLine(of program: String, _ arguments: [String]) -> String? {
    var process = ChildProcess(program: program, arguments: arguments)
    process.deadline = 20
    guard let record = try? process.run(), record.exitCode == 0 else { return nil }
    let line = (record.text(STDOUT_FILENO) + "\n").split(separator: "\n").first
    return line.map(String.init) ?? "found"
  }
}
