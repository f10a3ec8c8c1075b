internal import CImage

/// How a camera was held: which of the eight ways to turn and mirror makes its picture upright.
///
/// Source: CIPA DC-008, Exif 2.32, tag 274, Orientation.
enum PhotographOrientation: UInt16 {
  case upright = 1
  case mirrored, turnedHalf, turnedHalfMirrored, transposed, turnedLeft, transverse, turnedRight

  /// What a JPEG file says, if it says something.
  init(jpeg bytes: [UInt8]) { self = Self.read(bytes) }

  /// What a PNG file says in its chunk `eXIf`, if it has one.
  init(png bytes: [UInt8]) {
    var place = 8
    while place + 12 <= bytes.count {
      let length = bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
      guard length <= bytes.count - place - 12 else { break }
      if bytes[(place + 4)...].starts(with: "eXIf".utf8) {
        self = Self.read(Array("Exif\0\0".utf8) + bytes[(place + 8)..<(place + 8 + length)])
        return
      }
      place += length + 12
    }
    self = .upright
  }

  private static func read(_ bytes: [UInt8]) -> PhotographOrientation {
    guard let data = exif_data_new_from_data(bytes, UInt32(clamping: bytes.count)) else {
      return .upright
    }
    defer { exif_data_unref(data) }
    let entry = exif_content_get_entry(data.pointee.ifd.0, EXIF_TAG_ORIENTATION)
    guard let entry, entry.pointee.format == EXIF_FORMAT_SHORT, entry.pointee.size >= 2 else {
      return .upright
    }
    let value = exif_get_short(entry.pointee.data, exif_data_get_byte_order(data))
    return PhotographOrientation(rawValue: value) ?? .upright
  }

  /// Whether rows of the upright picture are columns of the stored one.
  var exchangesAxes: Bool { rawValue >= 5 }

  /// Where the stored picture has the pixel of the upright one.
  func source(
    row: Int, column: Int, storedRows: Int, storedColumns: Int
  ) -> (row: Int, column: Int) {
    let (lastRow, lastColumn) = (storedRows - 1, storedColumns - 1)
    return switch self {
    case .upright: (row, column)
    case .mirrored: (row, lastColumn - column)
    case .turnedHalf: (lastRow - row, lastColumn - column)
    case .turnedHalfMirrored: (lastRow - row, column)
    case .transposed: (column, row)
    case .turnedLeft: (lastRow - column, row)
    case .transverse: (lastRow - column, lastColumn - row)
    case .turnedRight: (column, lastColumn - row)
    }
  }
}

extension Image {
  /// The picture as it was seen, when the camera stored it turned or mirrored.
  func upright(_ orientation: PhotographOrientation) -> Image {
    if orientation == .upright { return self }
    let shape = orientation.exchangesAxes ? (columns, rows) : (rows, columns)
    let channels = isGray ? 1 : 3
    var turned: [UInt8] = []
    turned.reserveCapacity(pixels.count)
    for row in 0..<shape.0 {
      for column in 0..<shape.1 {
        let (r, c) = orientation.source(
          row: row, column: column, storedRows: rows, storedColumns: columns)
        let first = (r * columns + c) * channels
        turned += pixels[first..<(first + channels)]
      }
    }
    return Image(rows: shape.0, columns: shape.1, pixels: turned, isGray: isGray)
  }
}
