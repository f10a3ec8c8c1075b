import Foundation
import LinearAlgebra
import Testing
import Training

/// Runs only where Python has the packages; elsewhere each test is reported as skipped, and why.
@Suite(.enabled(if: Python.has("safetensors", "numpy"), Python.advice("safetensors", "numpy")))
struct SafeTensorsExchangeTests {
  @Test func `Python's safetensors reads what is written here`() throws {
    var generator = SplitMix64(seed: 3)
    var tensors = SafeTensors(metadata: ["format": "np", "ü": "\"\\\n"])
    let wide = Matrix<Double>.gaussian(rows: 3, columns: 5, using: &generator)
    try tensors.set("wide", to: wide)
    try tensors.set("single", to: Matrix<Float>(wide))
    try tensors.set("half \"x\"", to: wide, as: .float16)
    try tensors.set("vector", to: Vector<Double>([1, -2.5]))
    try tensors.set("empty", to: Matrix<Float>.zero(rows: 0, columns: 4))
    let file = temporaryFile()
    defer { try? FileManager.default.removeItem(atPath: file) }
    try tensors.write(file)
    let printed = try Python.run(
      """
      import sys, json, numpy
      from safetensors import safe_open
      with safe_open(sys.argv[1], framework='np') as f:
          tensors = {k: f.get_tensor(k) for k in f.keys()}
          assert f.metadata() == {'format': 'np', 'ü': '"\\\\\\n'}, f.metadata()
      kinds = {k: str(v.dtype) for k, v in tensors.items()}
      assert kinds == {'wide': 'float64', 'single': 'float32', 'half "x"': 'float16',
                       'vector': 'float64', 'empty': 'float32'}, kinds
      assert tensors['empty'].shape == (0, 4)
      assert (tensors['wide'].astype('float32') == tensors['single']).all()
      assert (tensors['wide'].astype('float16') == tensors['half "x"']).all()
      assert tensors['vector'].tolist() == [1, -2.5]
      print(json.dumps(tensors['wide'].tolist()))
      """, file)
    let rows = try JSONDecoder().decode([[Double]].self, from: Data(printed.utf8))
    #expect(Matrix(rows: rows) == wide)
  }

  @Test func `what Python's safetensors writes is read here`() throws {
    let file = temporaryFile()
    defer { try? FileManager.default.removeItem(atPath: file) }
    _ = try Python.run(
      """
      import sys, numpy
      from safetensors.numpy import save_file
      a = numpy.arange(12).reshape(3, 4) / 8
      save_file({'double': a, 'single': a.astype('float32'), 'half': a.astype('float16'),
                 'whole': numpy.array([3, -4]), 'flags': numpy.array([True, False]),
                 'number': numpy.array(7.0), 'empty': numpy.zeros((2, 0)), 'na"mé\\n': a[0]},
                sys.argv[1], metadata={'by': 'Python ✓'})
      """, file)
    let tensors = try SafeTensors(file)
    let expected = Matrix<Double>(rows: 3, columns: 4) { i, j in Double(4 * i + j) / 8 }
    for name in ["double", "single", "half"] { #expect(try tensors.matrix(name) == expected) }
    #expect(try tensors.vector("whole") == Vector<Double>([3, -4]))
    #expect(try tensors.vector("flags") == Vector<Float>([1, 0]))
    #expect(try tensors.vector("na\"mé\n") == expected[row: 0])
    #expect(try (tensors.matrix("empty", shape: (2, 0)) as Matrix<Float>).isEmpty)
    #expect(tensors.shape(of: "number") == [])
    #expect(tensors.metadata == ["by": "Python ✓"])
  }

  private func temporaryFile() -> String {
    FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).safetensors").path
  }
}

/// The Python of the environment variable `PYTHON`, or else of the path.
enum Python {
  struct Failure: Error { var output: String }

  static func has(_ packages: String...) -> Bool {
    (try? run("import " + packages.joined(separator: ", "))) != nil
  }

  static func advice(_ packages: String...) -> Comment {
    """
    No exchange with Python was tested: set PYTHON to a Python that can import \
    \(packages.joined(separator: " and ")) (pip install \(packages.joined(separator: " "))).
    """
  }

  /// Runs a program and returns what it printed.
  static func run(_ program: String, _ arguments: String...) throws -> String {
    try run(program, by: ProcessInfo.processInfo.environment["PYTHON"] ?? "python3", arguments)
  }

  /// Runs a program by a certain Python and returns what it printed.
  static func run(_ program: String, by python: String, _ arguments: [String] = []) throws -> String
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", program] + arguments
    let (output, problems) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, problems)
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = problems.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(output: String(decoding: complaint, as: UTF8.self))
    }
    return String(decoding: printed, as: UTF8.self)
  }
}
