// swift-tools-version: 6.2
import PackageDescription

/// The chapters, in order: the folder's name, and the executable that tells the story.
let chapters = [
  Chapter("00-matrices", executable: "matrices"),
]

let package = Package(
  name: "low-rank",
  products: [
    .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLAPACKE", pkgConfig: "openblas lapacke",
      providers: [.apt(["libopenblas-dev", "liblapacke-dev"]), .brew(["openblas"])]),
    .library("LinearAlgebra", ["CLAPACKE", .product(name: "RealModule", package: "swift-numerics")]),
  ],
  swiftLanguageModes: [.v6]
)

/// What one chapter adds to the package.
struct Chapter {
  let folder: String
  let executable: String

  init(_ folder: String, executable: String) {
    self.folder = folder
    self.executable = executable
  }
}

extension Target {
  /// A library of ours: optimized even in debug builds, where only the reader's own code is slow.
  static func library(_ name: String, _ dependencies: [Dependency] = []) -> Target {
    .target(
      name: name, dependencies: dependencies,
      swiftSettings: .strict + [.unsafeFlags(["-O"], .when(configuration: .debug))])
  }
}

extension [SwiftSetting] {
  static var strict: [SwiftSetting] {
    [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
    ]
  }
}
