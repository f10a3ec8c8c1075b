// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// What editors need to complete names in your answers and to mark mistakes while you type.
///
/// `./workbook check` does not read it: there, each answer is compiled by itself.
let chapters = try FileManager.default.contentsOfDirectory(atPath: Context.packageDirectory)
  .filter { $0.prefix(2).allSatisfy(\.isNumber) && $0.dropFirst(2).hasPrefix("-") }.sorted()

let package = Package(
  name: "answers",
  dependencies: [
    .package(name: "low-rank", path: ".."),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
  ],
  targets: chapters.map { chapter in
    let files = try? FileManager.default.contentsOfDirectory(
      atPath: "\(Context.packageDirectory)/\(chapter)")
    return .target(
      name: "Exercises\(chapter.prefix(2))",
      dependencies: [
        .product(name: "Attempts", package: "low-rank"),
        .product(name: "LinearAlgebra", package: "low-rank"),
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      path: chapter, exclude: (files ?? []).filter { !$0.hasSuffix(".swift") }.sorted())
  },
  swiftLanguageModes: [.v6]
)
