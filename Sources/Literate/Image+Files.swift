internal import CImage
public import Foundation

extension Image {
  /// The most pixels that are read; a larger picture would take gigabytes to decompose.
  private static let limit = 100_000_000

  /// Reads a PNG or a JPEG file, told apart by their first bytes.
  ///
  /// - Throws: ``ImageError`` if the file cannot be read, is neither, is damaged or has more than 10⁸ pixels.
  public init(contentsOf file: URL) throws {
    let data: Data
    do { data = try Data(contentsOf: file) } catch {
      throw ImageError(
        description: "\(file.relativePath) cannot be read: check that it exists and is a file.")
    }
    let bytes = [UInt8](data)
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      self = try Self.decodePNG(bytes, file.relativePath)
    } else if bytes.starts(with: [0xFF, 0xD8]) {
      self = try Self.decodeJPEG(bytes, file.relativePath)
    } else {
      throw ImageError(
        description: "\(file.relativePath) is neither a PNG nor a JPEG: convert it to one of them.")
    }
  }

  private static func checkSize(_ rows: Int, _ columns: Int, _ kind: String, _ file: String) throws
  {
    if rows < 1 || columns < 1 {
      throw ImageError(description: "\(file) is not a whole \(kind): it holds no pixels.")
    }
    if rows > limit / columns {
      throw ImageError(
        description: "\(file) claims to have \(columns) × \(rows) pixels: scale it to at most 10⁸.")
    }
  }

  private static func decodePNG(_ bytes: [UInt8], _ file: String) throws -> Image {
    var png = png_image()
    png.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&png) }
    guard png_image_begin_read_from_memory(&png, bytes, bytes.count) != 0 else {
      throw ImageError(description: "\(file) is not a whole PNG: \(message(of: png)).")
    }
    let (rows, columns) = (Int(png.height), Int(png.width))
    try checkSize(rows, columns, "PNG", file)
    // Without this, sixteen bits that name no gamma are taken for linear light.
    png.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
    let isGray = png.format & PNG_FORMAT_FLAG_COLOR == 0
    png.format = isGray ? 0 : PNG_FORMAT_FLAG_COLOR
    var pixels = [UInt8](repeating: 0, count: rows * columns * (isGray ? 1 : 3))
    var paper = png_color(red: 255, green: 255, blue: 255)  // what shows through transparent pixels
    guard png_image_finish_read(&png, &paper, &pixels, 0, nil) != 0 else {
      throw ImageError(description: "\(file) is not a whole PNG: \(message(of: png)).")
    }
    return Image(rows: rows, columns: columns, pixels: pixels, isGray: isGray)
      .upright(PhotographOrientation(png: bytes))
  }

  private static func decodeJPEG(_ bytes: [UInt8], _ file: String) throws -> Image {
    guard let decoder = tjInitDecompress() else {
      throw ImageError(description: "\(file) cannot be read: there is no memory for a decoder.")
    }
    defer { tjDestroy(decoder) }
    func check(_ status: Int32) throws {
      if status == 0 { return }
      let reason = String(cString: tjGetErrorStr2(decoder))
      // After a warning the picture is there; where the file ends too early, a part of it is gray.
      let isWarning = tjGetErrorCode(decoder) == TJERR_WARNING.rawValue
      if isWarning && !reason.contains("Premature end") { return }
      throw ImageError(description: "\(file) is not a whole JPEG: \(reason).")
    }
    var (width, height, subsampling, colorspace): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    let count = UInt(bytes.count)
    try check(
      tjDecompressHeader3(decoder, bytes, count, &width, &height, &subsampling, &colorspace))
    let (rows, columns) = (Int(height), Int(width))
    try checkSize(rows, columns, "JPEG", file)
    if [TJCS_CMYK, TJCS_YCCK].contains(where: { Int32($0.rawValue) == colorspace }) {
      throw ImageError(description: "\(file) has colors for print, CMYK: convert it to RGB.")
    }
    let isGray = colorspace == Int32(TJCS_GRAY.rawValue)
    let format = Int32(isGray ? TJPF_GRAY.rawValue : TJPF_RGB.rawValue)
    var pixels = [UInt8](repeating: 0, count: rows * columns * (isGray ? 1 : 3))
    try check(tjDecompress2(decoder, bytes, count, &pixels, width, 0, height, format, 0))
    return Image(rows: rows, columns: columns, pixels: pixels, isGray: isGray)
      .upright(PhotographOrientation(jpeg: bytes))
  }

  /// The picture as the bytes of a PNG file.
  func png() throws -> Data {
    var png = png_image()
    png.version = UInt32(PNG_IMAGE_VERSION)
    png.width = UInt32(columns)
    png.height = UInt32(rows)
    png.format = isGray ? 0 : PNG_FORMAT_FLAG_COLOR
    var size = 0
    var status = png_image_write_to_memory(&png, nil, &size, 0, pixels, 0, nil)
    var data = Data(count: size)
    if status != 0 {
      status = data.withUnsafeMutableBytes {
        png_image_write_to_memory(&png, $0.baseAddress, &size, 0, pixels, 0, nil)
      }
    }
    guard status != 0 else {
      throw ImageError(
        description:
          "A picture of \(columns) × \(rows) pixels cannot be written: \(Self.message(of: png)).")
    }
    return data.prefix(size)
  }

  private static func message(of png: png_image) -> String {
    withUnsafeBytes(of: png.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
