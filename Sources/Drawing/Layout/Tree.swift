/// Shapes that merge: what stands above flows into what stands below, down to one.
public struct Tree: Shape {
  /// A shape and what it is made of.
  public struct Branch {
    let shape: any Shape
    let parts: [Branch]

    /// A shape, made of others.
    public init(_ shape: some Shape, _ parts: Branch...) {
      self.shape = shape
      self.parts = parts
    }

    /// A name, made of others.
    public init(_ name: Label, _ parts: Branch...) {
      shape = Word(name)
      self.parts = parts
    }
  }

  let root: Branch
  let isRootBelow: Bool
  let gap: Double
  let step: Double

  /// A tree over its root.
  ///
  /// - Parameters:
  ///   - root: What all merge into.
  ///   - isRootBelow: Whether pieces stand above and merge downwards; otherwise the root is above and divides.
  ///   - gap: Between neighbors, in pixels.
  ///   - step: Between a shape and what it merges into, in pixels.
  public init(_ root: Branch, isRootBelow: Bool = true, gap: Double = 16, step: Double = 26) {
    self.root = root
    self.isRootBelow = isRootBelow
    self.gap = gap
    self.step = step
  }

  /// The tree.
  public var picture: Picture { draw(root).picture }

  /// A branch with its root's bounds, by which the next line finds it.
  private func draw(_ branch: Branch) -> (picture: Picture, root: Box) {
    let own = branch.shape.picture
    guard !branch.parts.isEmpty else { return (own, own.bounds) }
    var right = -gap
    let parts = branch.parts.map { part -> (picture: Picture, root: Box) in
      let drawn = draw(part)
      let bounds = drawn.picture.bounds
      let base = isRootBelow ? drawn.root.bottom : drawn.root.top
      let shift = Point(right + gap - bounds.left, -base)
      right += gap + bounds.width
      return (drawn.picture.moved(by: shift), drawn.root.moved(by: shift))
    }
    let middles = parts.map(\.root.middle)
    let middle = ((middles.first ?? 0) + (middles.last ?? 0)) / 2
    let bounds = own.bounds
    let edge = isRootBelow ? step - bounds.top : -step - bounds.bottom
    let shift = Point(middle - own.body.middle, edge)
    let root = bounds.moved(by: shift)
    var picture = Picture(parts.map(\.picture) + [own.moved(by: shift)])
    for part in parts {
      let from = Point(part.root.middle, isRootBelow ? 3 : -3)
      let to = Point(root.middle, isRootBelow ? root.top - 3 : root.bottom + 3)
      picture.draw([from, to], .hairInk)
    }
    return (picture, root)
  }
}
