import Foundation
import LanguageModel
import LinearAlgebra

extension Reader {
  /// A model of a few numbers with a tokenizer of five tokens, and a file with every type.
  static func models() throws -> [[UInt8]] {
    var every = GGUFWriter()
    for type in GGUFType.allCases {
      try every.set("\(type)", to: Matrix<Float>(rows: 2, columns: 32, repeating: 1), as: type)
    }
    return try [model(), every].map { [UInt8]($0.data) }
  }

  private static func model() throws -> GGUFWriter {
    var writer = GGUFWriter()
    writer.set("general.architecture", to: .text("llama"))
    let sizes: [(String, UInt32)] = [
      ("context_length", 8), ("embedding_length", 4), ("attention.head_count", 2),
      ("attention.head_count_kv", 1), ("feed_forward_length", 4), ("block_count", 1),
    ]
    for (name, size) in sizes { writer.set("llama.\(name)", to: .integer(size)) }
    writer.set("llama.attention.layer_norm_rms_epsilon", to: .number(1e-5))
    writer.set("tokenizer.ggml.model", to: .text("gpt2"))
    writer.set("tokenizer.ggml.pre", to: .text("smollm"))
    writer.set(
      "tokenizer.ggml.tokens", to: .texts(["<|im_start|>", "<|im_end|>", "a", "b", "ab"]))
    writer.set("tokenizer.ggml.token_type", to: .integers([3, 3, 1, 1, 1]))
    writer.set("tokenizer.ggml.merges", to: .texts(["a b"]))
    writer.set("tokenizer.ggml.bos_token_id", to: .integer(0))
    writer.set("tokenizer.ggml.eos_token_id", to: .integer(1))
    let matrices: [(String, Int, Int)] = [
      ("token_embd", 5, 4), ("blk.0.attn_q", 4, 4), ("blk.0.attn_k", 2, 4),
      ("blk.0.attn_v", 2, 4), ("blk.0.attn_output", 4, 4), ("blk.0.ffn_gate", 4, 4),
      ("blk.0.ffn_up", 4, 4), ("blk.0.ffn_down", 4, 4),
    ]
    for (name, rows, columns) in matrices {
      let matrix = Matrix<Float>(rows: rows, columns: columns, repeating: 0.5)
      try writer.set("\(name).weight", to: matrix, as: .f32)
    }
    for name in ["output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"] {
      try writer.set("\(name).weight", to: Vector<Float>(repeating: 1, count: 4))
    }
    return writer
  }

  /// Looks at all that a file says, and lets the model in it read.
  static func readModel(_ path: String) throws {
    let file = try GGUFFile(path)
    for key in file.keys {
      _ = (try? file.integer(key), try? file.number(key), try? file.flag(key), try? file.text(key))
      _ = (try? file.integers(key), try? file.numbers(key), try? file.texts(key))
    }
    for name in file.names {
      let _: Matrix<Float>? = try? file.matrix(name)
      let _: Matrix<Double>? = try? file.transposedMatrix(name)
      let _: Vector<Float>? = try? file.vector(name)
    }
    let tokenizer = try Tokenizer(file)
    let ids = tokenizer.encode("ab ba<|im_end|>", specialTokens: true)
    _ = tokenizer.decode(ids)
    _ = try? ChatTemplate(file, tokenizer)
    let model = try Llama<Float>(file, context: 8)
    let known = ids.filter { $0 < model.shape.vocabulary }
    if !known.isEmpty {
      _ = LlamaSession(model, capacity: min(8, model.shape.context)).read(Array(known.prefix(1)))
    }
  }

  /// Pages with most of the markup that the rules know.
  static let pages = [
    """
    <mediawiki><page><title>A &amp; B</title><ns>0</ns><text xml:space="preserve">{{Box|a={{b}}}}
    '''A''' is [[b|c]]&lt;ref name=&quot;x&quot;&gt;y&lt;/ref&gt; and &lt;!-- no --&gt; more.
    {| class="t"
    | a
    |}
    == Part ==
    [[File:a.png|thumb|a [[b]]]] [http://a.example words] H&lt;sub&gt;2&lt;/sub&gt;O &amp;nbsp; 1
    * list
    == References ==
    none</text></page></mediawiki>
    """
  ]
}
