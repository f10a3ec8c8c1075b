import Foundation
import LinearAlgebra
import Testing
import Training

@Suite struct BaseModelCacheTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "base-\(UUID().uuidString)")
  private var file: URL { folder.appending(path: "deep/base.safetensors") }

  private func small(steps: Int = 3) -> BaseModel {
    var base = BaseModel()
    (base.steps, base.lines) = (steps, 2)
    return base
  }

  private func values(_ trained: BaseModel.Trained) -> [Matrix<Float>] {
    trained.model.namedValues.map(\.value)
  }

  @Test func `a second call reads the same numbers and does not train`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var reasons: [String] = []
    let first = try small().cached(in: file) { reasons.append($0) }
    let second = try small().cached(in: file) { reasons.append($0) }
    #expect(reasons.count == 1)
    #expect(values(first) == values(second))
    #expect(first.losses == second.losses && first.losses.count == 3)
  }

  @Test func `a file of another description is made anew`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var reasons: [String] = []
    _ = try small().cached(in: file)
    let longer = try small(steps: 4).cached(in: file) { reasons.append($0) }
    #expect(longer.losses.count == 4)
    #expect(reasons.count == 1 && reasons[0].contains("another description"))
  }

  @Test(arguments: [0, 7, 200, 100_000])
  func `a file that was cut short is made anew`(length: Int) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try small().cached(in: file)
    try Data(contentsOf: file).prefix(length).write(to: file)
    var reasons: [String] = []
    let second = try small().cached(in: file) { reasons.append($0) }
    #expect(reasons.count == 1)
    // Trained twice: the same, but for the order in which the library adds.
    #expect(zip(first.losses, second.losses).allSatisfy { abs($0 - $1) < 1e-3 * $0 })
    #expect(values(try small().cached(in: file)) == values(second), "the new file is whole")
  }

  @Test func `a place that cannot be written is an error with its name`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("in the way".utf8).write(to: folder.appending(path: "deep"))
    let error = try #require(throws: SafeTensorsError.self) { try small().cached(in: file) }
    #expect(error.description.contains("deep/base.safetensors: cannot write the file"))
  }

  @Test func `tensors of other names or shapes change no parameter`() throws {
    var model = small().untrained()
    let before = model.namedValues.map(\.value)
    var tensors = model.tensors()
    let (name, value) = try #require(model.namedValues.last)
    try tensors.set(name, to: Matrix<Float>.zero(rows: value.rows + 1, columns: value.columns))
    #expect(
      throws: SafeTensorsError(
        .wrongShape(
          tensor: name, expected: [value.rows, value.columns],
          found: [value.rows + 1, value.columns]))
    ) { try model.setValues(tensors) }
    tensors.remove(name)
    #expect(throws: SafeTensorsError(.missingTensor(name))) { try model.setValues(tensors) }
    #expect(model.namedValues.map(\.value) == before)
  }
}
