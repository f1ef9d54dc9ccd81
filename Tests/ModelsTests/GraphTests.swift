import Models
import Testing

/// The order of models.
@Suite struct GraphTests {
  @Test func `each model comes after those that it reads`() throws {
    let fixture = try ProjectFixture([
      "models/a.sql": "select * from {{ ref('z') }}",
      "models/m.sql": "select * from {{ ref('a') }} join {{ ref('z') }} using (x)",
      "models/z.sql": "select 1 as x",
      "models/._z.sql": "left by macOS {{ nonsense",
    ])
    #expect(try fixture.project().models.map(\.relation.name.name) == ["z", "a", "m"])
  }

  @Test func `a circle is an error that names its models`() throws {
    let fixture = try ProjectFixture([
      "models/a.sql": "select * from {{ ref('b') }}",
      "models/b.sql": "select * from {{ ref('c') }}",
      "models/c.sql": "select * from {{ ref('b') }}",
      "models/free.sql": "select 1",
    ])
    #expect(
      fixture.mistake()
        == "models/b.sql:1: models read each other in a circle: b → c → b. Hint: take one ref out, or give"
        + " what both need a model of its own")
  }

  @Test func `two files of one name are an error that names both`() throws {
    let fixture = try ProjectFixture(["models/a/x.sql": "select 1", "models/b/x.sql": "select 2"])
    #expect(
      fixture.mistake() == "models/b/x.sql: the model x exists twice: models/a/x.sql is one too")
  }
}
