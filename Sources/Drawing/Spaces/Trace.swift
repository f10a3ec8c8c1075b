/// Something drawn on a plane.
public struct Trace {
  let draw: (PlaneFrame, inout Picture) -> Void

  /// Both axes through the origin, with their names.
  public static func axes(_ x: Label = "", _ y: Label = "") -> Trace {
    Trace { frame, picture in
      for (direction, name) in [((1.0, 0.0), x), ((0.0, 1.0), y)] {
        guard let (start, end) = frame.chord(through: (0, 0), along: direction) else { continue }
        picture.drawArrow(from: start, to: end, Stroke(tone: .quiet, width: 0.8))
        picture.writeBeyond(end, (end - start).unit, name, size: Text.note, tone: .quiet)
      }
    }
  }

  /// A vector, with its name beyond its tip.
  public static func arrow(
    from start: (Double, Double) = (0, 0), to end: (Double, Double), _ name: Label = "",
    _ tone: Tone = .ink
  ) -> Trace {
    Trace { frame, picture in
      let (start, end) = (frame.point(start), frame.point(end))
      picture.drawArrow(from: start, to: end, Stroke(tone: tone, width: 1.6))
      picture.writeBeyond(end, (end - start).unit, name, tone: tone)
    }
  }

  /// A line across the plane, such as a subspace, with its name at the end.
  public static func line(
    through point: (Double, Double) = (0, 0), along direction: (Double, Double),
    _ name: Label = "", _ tone: Tone = .ink
  ) -> Trace {
    Trace { frame, picture in
      guard let (start, end) = frame.chord(through: point, along: direction) else { return }
      picture.draw([start, end], Stroke(tone: tone))
      picture.writeBeyond(end, (end - start).unit, name, tone: tone)
    }
  }

  /// A segment; what is only thought of is dashed.
  public static func segment(
    from start: (Double, Double), to end: (Double, Double), _ name: Label = "",
    _ tone: Tone = .ink, isDashed: Bool = false
  ) -> Trace {
    Trace { frame, picture in
      let (start, end) = (frame.point(start), frame.point(end))
      picture.draw([start, end], Stroke(tone: tone, isDashed: isDashed))
      let across = Point(-(end - start).unit.y, (end - start).unit.x)
      picture.writeBeyond(0.5 * (start + end), across, name, tone: tone)
    }
  }

  /// A vector dropped onto a line through the origin: the foot as an arrow, the way down dashed, and the right angle.
  public static func projection(
    of point: (Double, Double), onto direction: (Double, Double), _ foot: Label = "",
    rest: Label = "", _ tone: Tone = .first
  ) -> Trace {
    let square = direction.0 * direction.0 + direction.1 * direction.1
    let share = (point.0 * direction.0 + point.1 * direction.1) / square
    let end = (share * direction.0, share * direction.1)
    return Trace { frame, picture in
      Trace.segment(from: end, to: point, rest, isDashed: true).draw(frame, &picture)
      let back = (-direction.0 * share, -direction.1 * share)
      let up = (point.0 - end.0, point.1 - end.1)
      Trace.rightAngle(at: end, back, up).draw(frame, &picture)
      let (origin, tip) = (frame.point((0, 0)), frame.point(end))
      picture.drawArrow(from: origin, to: tip, Stroke(tone: tone, width: 1.8))
      let away = (frame.point(end) - frame.point(point)).unit
      picture.writeBeyond(0.5 * (origin + tip), away, foot, tone: tone)
    }
  }

  /// The sign of a right angle between two directions.
  public static func rightAngle(
    at corner: (Double, Double), _ first: (Double, Double), _ second: (Double, Double)
  ) -> Trace {
    Trace { frame, picture in
      let corner = frame.point(corner)
      let (u, v) = (9 * frame.step(first).unit, 9 * frame.step(second).unit)
      picture.draw([corner + u, corner + u + v, corner + v], .hairInk)
    }
  }

  /// The image of the unit circle under the matrix with columns u and v, moved to a center.
  public static func ellipse(
    center: (Double, Double) = (0, 0), _ u: (Double, Double), _ v: (Double, Double),
    _ tone: Tone = .first, isFilled: Bool = true
  ) -> Trace {
    Trace { frame, picture in
      let path = Path(ellipse: frame.point(center), frame.step(u), frame.step(v))
      picture.draw(path, Stroke(tone: tone), fill: isFilled ? .wash(tone, 0.12) : nil)
    }
  }

  /// An area between corners, such as a plane seen from the side, with a name in it.
  public static func region(
    _ corners: [(Double, Double)], _ name: Label = "", _ tone: Tone = .first
  ) -> Trace {
    Trace { frame, picture in
      let points = corners.map(frame.point)
      picture.draw(
        Path(through: points, isClosed: true), Stroke(tone: tone, width: 0.9),
        fill: .wash(tone, 0.16))
      picture.write(name, at: Box(around: points).center)
    }
  }

  /// A point, with its name at the upper right.
  public static func point(
    _ place: (Double, Double), _ name: Label = "", _ tone: Tone = .ink
  ) -> Trace {
    Trace { frame, picture in
      let center = frame.point(place)
      picture.draw(Path(circle: center, radius: 2.8), nil, fill: Fill(tone: tone))
      picture.write(name, at: center + Point(7, -9), .start, tone: tone)
    }
  }

  /// A cloud of points.
  public static func points(_ places: [(Double, Double)], _ tone: Tone = .first) -> Trace {
    Trace { frame, picture in
      for place in places {
        picture.draw(
          Path(circle: frame.point(place), radius: 2.2), nil, fill: Fill(tone: tone, opacity: 0.8))
      }
    }
  }

  /// Words with their middle at a place.
  public static func note(
    _ text: Label, at place: (Double, Double), _ tone: Tone = .quiet
  ) -> Trace {
    Trace { frame, picture in
      picture.write(text, at: frame.point(place), size: Text.note, tone: tone, hasRim: true)
    }
  }
}

extension Picture {
  /// Writes a label so that it begins just beyond a place, in a direction.
  mutating func writeBeyond(
    _ place: Point, _ direction: Point, _ label: Label, size: Double = Text.name,
    tone: Tone = .ink
  ) {
    let halfWidth = label.width(at: size) / 2
    let reach = abs(direction.x) * halfWidth + abs(direction.y) * 0.45 * size + 5
    write(label, at: place + reach * direction, size: size, tone: tone, hasRim: true)
  }
}
