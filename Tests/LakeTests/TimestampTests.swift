import Foundation
import Lake
import Testing

struct TimestampTests {
  private static let foundation = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
      (951_782_400_000, "2000-02-29T00:00:00.000Z"),
      (1_709_251_199_004, "2024-02-29T23:59:59.004Z"),
    ] as [(Int64, String)])
  func `an instant and its text give each other`(_ milliseconds: Int64, _ text: String) {
    #expect(Timestamp.text(milliseconds) == text)
    #expect(Timestamp.milliseconds(text) == milliseconds)
  }

  @Test func `every day of four centuries is Foundation's`() throws {
    for day in stride(from: Int64(-100_000), to: 46_097, by: 1) {
      let milliseconds = day * 86_400_000 + 1_500
      let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      try #require(Timestamp.text(milliseconds) == date.formatted(Self.foundation))
      try #require(Timestamp.milliseconds(Timestamp.text(milliseconds)) == milliseconds)
    }
  }

  @Test(arguments: [
    "", "2024-02-30T00:00:00.000Z", "2024-13-01T00:00:00.000Z", "2024-01-01T24:00:00.000Z",
    "2024-01-01 00:00:00.000Z", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00.000+",
    "20x4-01-01T00:00:00.000Z", "2024-01-01T00:00:00.000Z ",
  ])
  func `another form is refused`(_ text: String) { #expect(Timestamp.milliseconds(text) == nil) }
}
