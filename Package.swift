// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// The chapters, in order: the folder's name, and the executable that tells the story.
let chapters = [
  Chapter("00-matrices", executable: "matrices"),
  Chapter("01-pseudo-inverse", executable: "pseudo-inverse"),
  Chapter("02-svd", executable: "svd"),
  Chapter("03-cr", executable: "cr"),
  Chapter("04-id", executable: "id"),
  Chapter("05-cur", executable: "cur"),
  Chapter("06-randomized", executable: "randomized-svd"),
  Chapter("07-lora", executable: "lora").using("Training"),
  Chapter("08-tensors", executable: "tensors"),
  Chapter("09-meaning", executable: "meaning").using("Recommendation")
    .using("TextAnalysis"),
  Chapter("10-compression", executable: "compression").using("Training"),
  Chapter("11-sparse-factors", executable: "sparse-factors").using("Training"),
  Chapter("12-spectral-optimization", executable: "spectral-optimization").using("Training"),
  Chapter("13-capstone", executable: "capstone").using("Training").using("LanguageModel"),
  Chapter("14-beyond-one-machine", executable: "beyond-one-machine")
    .using("DistributedAlgebra").using("DistributedMPI"),
]

/// The MPI to build with: what the variable MPI names, or the first that is installed.
let mpi: String? = {
  if let name = Context.environment["MPI"] { return name.isEmpty ? nil : name }
  let folders =
    (Context.environment["PKG_CONFIG_PATH"] ?? "").split(separator: ":").map(String.init)
    + ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib"]
    .map { "\($0)/pkgconfig" } + ["/usr/local/lib/pkgconfig", "/opt/homebrew/lib/pkgconfig"]
  return ["mpich", "ompi"].first { name in
    folders.contains { FileManager.default.fileExists(atPath: "\($0)/\(name).pc") }
  }
}()

let package = Package(
  name: "low-rank",
  products: [
    .library(name: "Attempts", targets: ["Attempts"]),
    .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
    .library(name: "LowRank", targets: ["LowRank"]),
    .library(name: "DistributedAlgebra", targets: ["DistributedAlgebra"]),
    .library(name: "DistributedMPI", targets: ["DistributedMPI"]),
    // What an answer's program is linked with, at run time: linking it anew takes too long.
    .library(name: "Serving", type: .dynamic, targets: ["Serving"]),
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
    .ours("LinearAlgebra", ["CLAPACKE", .product(name: "RealModule", package: "swift-numerics")]),
    .testTarget(
      name: "LinearAlgebraTests", dependencies: ["CLAPACKE", "LinearAlgebra"],
      swiftSettings: .strict),
    .ours("LowRank", ["LinearAlgebra", .product(name: "RealModule", package: "swift-numerics")]),
    .ours("Gallery", ["LinearAlgebra", .product(name: "RealModule", package: "swift-numerics")]),
    .executableTarget(
      name: "bench",
      dependencies: [
        "CLAPACKE", "Drawing", "Gallery", "LanguageModel", "LinearAlgebra", "Literate", "LowRank",
        "Recommendation", "TextAnalysis", "Training",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks",
      exclude: ["llama.py", "peers.py", "requirements.txt", "scalapack.c", "transformer.py"]),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "LanguageModel", "LinearAlgebra", "Literate", "Recommendation", "TextAnalysis", "Training",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "testing/fuzz"),
    .testTarget(name: "BenchTests", dependencies: ["Drawing", "bench"], swiftSettings: .strict),
    .testTarget(
      name: "LowRankTests",
      dependencies: [
        "LowRank", "Gallery", "LinearAlgebra",
        .product(name: "RealModule", package: "swift-numerics"),
      ], swiftSettings: .strict),
    .ours(
      "Training",
      [
        "CLAPACKE", "LinearAlgebra", "LowRank",
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .executableTarget(
      name: "pretrain",
      dependencies: [
        "LinearAlgebra", "Training",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/Pretrain", swiftSettings: .strict),
    .testTarget(
      name: "TrainingTests",
      dependencies: [
        "CLAPACKE", "Training", "LinearAlgebra", "LowRank",
        .product(name: "RealModule", package: "swift-numerics"),
      ], exclude: ["requirements.txt"], swiftSettings: .strict),
    .systemLibrary(name: "CSnowball", providers: [.apt(["libstemmer-dev"]), .brew(["snowball"])]),
    .ours(
      "TextAnalysis",
      [
        "CSnowball", "LinearAlgebra", "LowRank",
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .testTarget(
      name: "TextAnalysisTests", dependencies: ["LinearAlgebra", "LowRank", "TextAnalysis"],
      swiftSettings: .strict),
    .ours(
      "Recommendation",
      ["LinearAlgebra", "LowRank", .product(name: "RealModule", package: "swift-numerics")]),
    .testTarget(
      name: "RecommendationTests",
      dependencies: ["CLAPACKE", "LinearAlgebra", "LowRank", "Recommendation"],
      swiftSettings: .strict),
    .testTarget(
      name: "MeaningTests", dependencies: ["meaning"], swiftSettings: .strict),
    .ours(
      "LanguageModel",
      [
        "LinearAlgebra", "LowRank", "Training",
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .testTarget(
      name: "LanguageModelTests",
      dependencies: [
        "LanguageModel", "LinearAlgebra", "LowRank", "Training",
        .product(name: "RealModule", package: "swift-numerics"),
      ], swiftSettings: .strict),
    .ours(
      "DistributedAlgebra",
      ["LinearAlgebra", "LowRank", .product(name: "RealModule", package: "swift-numerics")]),
    // Only what names this target is linked with MPI. Where there is none, it builds all the same.
    .systemLibrary(
      name: "CMPI", pkgConfig: mpi,
      providers: [.apt(["libmpich-dev"]), .brew(["mpich"])]),
    .ours("DistributedMPI", ["CMPI", "DistributedAlgebra", "LinearAlgebra"]),
    .executableTarget(
      name: "ranks",
      dependencies: [
        "DistributedAlgebra", "DistributedMPI", "LinearAlgebra",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/Ranks", swiftSettings: .strict),
    .testTarget(
      name: "DistributedTests",
      dependencies: ["DistributedAlgebra", "DistributedMPI", "LinearAlgebra", "LowRank", "ranks"],
      swiftSettings: .strict),
    .testTarget(
      name: "GalleryTests",
      dependencies: [
        "Gallery", "LowRank", "LinearAlgebra",
        .product(name: "RealModule", package: "swift-numerics"),
      ], swiftSettings: .strict),

    .systemLibrary(
      name: "CImage", pkgConfig: "libpng libturbojpeg libexif",
      providers: [
        .apt(["libpng-dev", "libturbojpeg0-dev", "libexif-dev"]),
        .brew(["libpng", "jpeg-turbo", "libexif"]),
      ]),
    .ours(
      "Experiments",
      ["LinearAlgebra", .product(name: "RealModule", package: "swift-numerics")]),
    .testTarget(
      name: "ExperimentsTests", dependencies: ["Experiments", "LinearAlgebra"],
      swiftSettings: .strict),
    .ours("Drawing", ["LinearAlgebra"]),
    .testTarget(
      name: "DrawingTests", dependencies: ["Drawing", "LinearAlgebra"], swiftSettings: .strict),
    .ours(
      "Literate",
      [
        "LinearAlgebra", "CImage", "Drawing", "Experiments",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "LiterateTests", dependencies: ["Drawing", "Literate", "LinearAlgebra"],
      exclude: ["cmyk.jpg", "gray16.png", "ramp.jpg"]),

    .ours("Ladder", ["LinearAlgebra", "LowRank", "Gallery", "Literate"]),
    .testTarget(
      name: "LadderTests", dependencies: ["Ladder", "LinearAlgebra"], swiftSettings: .strict),

    .ours("Attempts"),
    .target(name: "CProcess"),
    // In C, since it ends up in a process that may not do much any more.
    .executableTarget(name: "confine", path: "Sources/Confine"),
    .target(name: "CLastWords"),
    .ours("Answering", ["LinearAlgebra"]),
    .ours(
      "Serving",
      [
        "Answering", "Attempts", "CLastWords", "CProcess", "LinearAlgebra",
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .ours("Grading", ["Answering", "Attempts", "CProcess", "LinearAlgebra"]),
    .target(name: "Proctor", dependencies: ["CProcess", "Grading"], swiftSettings: .strict),
    .executableTarget(
      name: "workbook",
      dependencies: [
        "Proctor", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: .strict),
    .testTarget(name: "ProjectTests"),
    .testTarget(name: "AnsweringTests", dependencies: ["Answering", "LinearAlgebra"]),
    .testTarget(name: "GradingTests", dependencies: ["Attempts", "Grading", "LinearAlgebra"]),
    .testTarget(name: "ProctorTests", dependencies: ["Grading", "Proctor"]),
    .target(name: "Workshops", dependencies: ["CProcess", "Proctor"], path: "Tests/Workshop"),
    .testTarget(name: "WorkbookTests", dependencies: ["Proctor", "Workshops", "workbook"]),
    .testTarget(
      name: "ExerciseTests",
      dependencies: ["Grading", "Proctor", "Serving", "Workshops", "workbook"]
        + chapters.filter(\.hasGrader).map { .target(name: $0.grader) }),
  ] + chapters.flatMap(\.targets),
  swiftLanguageModes: [.v6]
)

// A hand-out has few of the tests.
package.targets.removeAll { target in
  let folder = "\(Context.packageDirectory)/\(target.path ?? "Tests/\(target.name)")"
  return target.type == .test && !FileManager.default.fileExists(atPath: folder)
}

/// What one chapter adds to the package.
struct Chapter {
  let folder: String
  let executable: String
  private(set) var hasExercises = true
  private var libraries: [Target.Dependency] = []

  init(_ folder: String, executable: String) {
    self.folder = folder
    self.executable = executable
  }

  /// The chapter, with a library that only some chapters need.
  func using(_ library: String) -> Chapter {
    var chapter = self
    chapter.libraries.append(.target(name: library))
    return chapter
  }

  /// The chapter before its first exercise is written.
  var withoutExercises: Chapter {
    var chapter = self
    chapter.hasExercises = false
    return chapter
  }

  var grader: String { "grade-\(folder.prefix(2))" }

  var targets: [Target] {
    let number = folder.prefix(2)
    let reference = Target.target(
      name: "Solutions\(number)", dependencies: ["Attempts", "LinearAlgebra"],
      path: "solutions/\(folder)")
    let grader = Target.executableTarget(
      name: grader,
      dependencies: [
        "Answering", "Attempts", "Grading", "Gallery", "LinearAlgebra",
        .target(name: reference.name),
      ],
      path: "Sources/Checks/\(folder)", exclude: proofs)
    let story = Target.executableTarget(
      name: executable,
      dependencies: [
        "Drawing", "Experiments", "Literate", "Gallery", "Ladder", "LinearAlgebra", "LowRank",
      ] + libraries,
      path: "chapters/\(folder)", exclude: ["chapter.md", "transcript.txt"] + results)
    return hasGrader ? [reference, grader, story] : [story]
  }

  /// Whether its grader can be built: in a hand-out, graders are programs already.
  var hasGrader: Bool {
    hasExercises
      && FileManager.default.fileExists(
        atPath: "\(Context.packageDirectory)/Sources/Checks/\(folder)")
  }

  /// Beside the program: what its experiments found.
  private var results: [String] {
    let folder = "chapters/\(folder)/experiments"
    let isThere = FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/\(folder)")
    return isThere ? ["experiments"] : []
  }

  /// Beside the checks: which mutants of a reference are as right as it, and why.
  private var proofs: [String] {
    let path = "\(Context.packageDirectory)/Sources/Checks/\(folder)"
    let files = try? FileManager.default.contentsOfDirectory(atPath: path)
    return (files ?? []).filter { $0.hasSuffix(".mutants") }.sorted()
  }
}

extension Target {
  /// A library of ours: optimized even in debug builds, where only the reader's own code is slow.
  static func ours(_ name: String, _ dependencies: [Dependency] = []) -> Target {
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
