import LinearAlgebra
import Literate

extension Picture {
  /// A variable that outlives its loop shows the value of an earlier turn.
  func staleVariable(_ page: Page) throws {
    let sigma = svd.singularValues
    func energy(_ k: Int) -> Double {
      share(sigma[0..<k].dot(sigma[0..<k]), of: sigma.dot(sigma))
    }
    // snippet.stale
    var kept = 0.0
    for k in ranks {
      if k < full { kept = energy(k) }
      page.print("k = \(k): \(percent(kept, decimals: 2))")
    }
    // snippet.end
    page.print()
    // snippet.fresh
    for k in ranks {
      let kept = energy(k)
      page.print("k = \(k): \(percent(kept, decimals: 2))")
    }
    // snippet.end
  }
}
