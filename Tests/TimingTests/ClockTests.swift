import Testing
import Timing

struct ClockTests {
  @Test(arguments: [
    ("1:31.234", 91_234), ("24.3564", 24_356), ("36:54", 2_214_000), ("8:45:46", 31_546_000),
    ("00:14:30.147", 870_147), ("+1.234", 1234), ("0.5", 500), ("59.99", 59_990),
  ])
  func `a duration is read to the millisecond`(text: String, milliseconds: Int) {
    #expect(Clock.milliseconds(text) == milliseconds)
  }

  @Test(arguments: [
    "", "LAP 12", "1L", "+1 LAP", "1:2:3:4", "1.2.3", "1:", ".", "abc", "1:3x.1",
    "9223372036854775807:00",
  ])
  func `what is no duration is none`(text: String) {
    #expect(Clock.milliseconds(text) == nil)
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2023-03-05T15:03:48.47389Z", 1_678_028_628_473_890),
    ("2020-02-29T12:00:00.0619797Z", 1_582_977_600_061_979), ("2024-12-31", 1_735_603_200_000_000),
    ("1969-12-31T23:59:59", -1_000_000),
  ])
  func `a time of day is read to the microsecond`(text: String, microseconds: Int64) {
    #expect(Clock.microsecondsSince1970(text) == microseconds)
  }

  @Test(arguments: [
    "", "2023", "2023-13-01T00:00:00", "2023-03-05T15:03", "yesterday", "2023-03-05T1:2:3:4",
    "999999999-01-01",
  ])
  func `what is no time of day is none`(text: String) {
    #expect(Clock.microsecondsSince1970(text) == nil)
  }
}
