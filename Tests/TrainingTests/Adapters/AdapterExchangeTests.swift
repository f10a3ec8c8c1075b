import Foundation
import LinearAlgebra
import Testing
import Training

/// Runs only where Python has the packages; elsewhere each test is reported as skipped, and why.
@Suite(.enabled(if: Python.has("safetensors", "numpy"), Python.advice("safetensors", "numpy")))
struct AdapterExchangeTests {
  @Test func `Python computes the same change from the files`() throws {
    let fixture = AdapterFixture()
    defer { fixture.remove() }
    let model = try fixture.adapted(.rankStabilized, of: Float.self)
    try model.saveAdapters(to: fixture.folder)
    let printed = try Python.run(
      """
      import sys, json
      from safetensors.numpy import load_file
      folder = sys.argv[1]
      settings = json.load(open(folder + '/adapter_config.json'))
      tensors = load_file(folder + '/adapter_model.safetensors')
      scale = settings['lora_alpha'] / settings['r'] ** 0.5
      assert settings['use_rslora'] is True
      changes = {}
      for name in settings['target_modules']:
          key = 'base_model.model.' + name + '.lora_%s.weight'
          change = scale * tensors.pop(key % 'B').astype('float64') @ tensors.pop(key % 'A')
          changes[name] = change.tolist()
      assert not tensors
      print(json.dumps(changes))
      """, fixture.folder.relativePath)
    let changes = try JSONDecoder().decode([String: [[Double]]].self, from: Data(printed.utf8))
    #expect(changes.count == 3)
    for (name, adapter) in model.adapters {
      let expected = Matrix(rows: try #require(changes[name]))
      let error = (Matrix<Double>(adapter.update) - expected).frobeniusNorm
      #expect(error < 1e-6 * expected.frobeniusNorm)
    }
  }

  @Test func `adapters that Python wrote are read`() throws {
    let fixture = AdapterFixture()
    defer { fixture.remove() }
    try FileManager.default.createDirectory(
      at: fixture.folder, withIntermediateDirectories: true)
    _ = try Python.run(
      """
      import sys, json, numpy
      from safetensors.numpy import save_file
      layer = 'base_model.model.head.lora_%s.weight'
      a = numpy.arange(16, dtype='float32').reshape(2, 8)
      b = numpy.arange(14, dtype='float32').reshape(7, 2)
      save_file({layer % 'A': a, layer % 'B': b}, sys.argv[1] + '/adapter_model.safetensors',
                metadata={'format': 'pt'})
      json.dump({'peft_type': 'LORA', 'r': 2, 'lora_alpha': 4, 'target_modules': ['head'],
                 'lora_dropout': 0.1, 'task_type': None, 'runtime_config': {}},
                open(sys.argv[1] + '/adapter_config.json', 'w'))
      """, fixture.folder.relativePath)
    var model = fixture.base()
    try model.attachAdapters(from: fixture.folder)
    let a = Matrix<Double>(rows: 2, columns: 8) { i, j in Double(8 * i + j) }
    let b = Matrix<Double>(rows: 7, columns: 2) { i, j in Double(2 * i + j) }
    #expect(model.adapters[0].adapter.update == 2 * (b * a))
  }
}
