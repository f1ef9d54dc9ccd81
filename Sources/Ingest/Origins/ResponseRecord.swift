internal import Lake

/// What the raw archive knows about a document beside its bytes.
struct ResponseRecord: Codable, Equatable, Sendable {
  /// 200, or 404 where the origin does not have it (any more).
  var status: Int
  /// The address that answered; nil where a folder did.
  var base: String?
  /// Validators as the origin gave them.
  var etag, lastModified: String?
  /// When the bytes came, and when the origin last said that they are still its own, or that it has none.
  var fetchedAt, confirmedAt: String?
  /// The bytes in the archive, where there are any.
  var sha256: String?
  var bytes: Int64?

  enum CodingKeys: String, CodingKey {
    case status, base, etag, sha256, bytes
    case lastModified = "last_modified"
    case fetchedAt = "fetched_at"
    case confirmedAt = "confirmed_at"
  }

  /// Nothing is known yet.
  static let none = ResponseRecord(status: 404)

  /// True where one of the addresses `bases` gave its last word at or after `time`, milliseconds since 1970.
  func isFinal(since time: Int64, at bases: Set<String>) -> Bool {
    guard let base, bases.contains(base) else { return false }
    return confirmedAt.flatMap(Timestamp.milliseconds).map { $0 >= time } ?? false
  }

  /// True where `base` can be asked whether its document is still this one.
  func validates(at base: String) -> Bool {
    self.base == base && sha256 != nil && (etag != nil || lastModified != nil)
  }

  /// The bytes in the archive as a source of bronze.
  func file(_ path: String) -> SourceFile? {
    guard let sha256, let bytes else { return nil }
    return SourceFile(path: path, sha256: sha256, bytes: bytes)
  }
}

extension ResponseRecord {
  /// A document that just came.
  static func fetched(
    _ file: SourceFile, from base: String, _ etag: String?, _ lastModified: String?, at now: Int64
  ) -> ResponseRecord {
    let time = Timestamp.text(now)
    return ResponseRecord(
      status: 200, base: base, etag: etag, lastModified: lastModified, fetchedAt: time,
      confirmedAt: time, sha256: file.sha256, bytes: file.bytes)
  }

  /// The origin still has the same.
  func confirmed(at now: Int64) -> ResponseRecord {
    var record = self
    record.status = 200
    record.confirmedAt = Timestamp.text(now)
    return record
  }

  /// The origin does not have it; what the archive has of it stays.
  func missing(at now: Int64, from base: String) -> ResponseRecord {
    var record = self
    record.status = 404
    if self.base != base { (record.etag, record.lastModified) = (nil, nil) }
    record.base = base
    record.confirmedAt = Timestamp.text(now)
    return record
  }

  /// A folder had `file`, or had nothing. A folder's word is nobody's last.
  func replayed(_ file: SourceFile?, at now: Int64) -> ResponseRecord {
    var record = self
    guard let file else {
      if status != 404 { (record.status, record.confirmedAt) = (404, nil) }
      return record
    }
    record.status = 200
    if file.sha256 == sha256 { return record }
    record = ResponseRecord(status: 200, fetchedAt: Timestamp.text(now))
    record.describe(file)
    return record
  }

  /// Takes the digest of the bytes that the archive has.
  mutating func describe(_ file: SourceFile) { (sha256, bytes) = (file.sha256, file.bytes) }
}
