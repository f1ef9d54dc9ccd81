import Lake
import Testing

struct SlugTests {
  @Test(arguments: [
    ("Bahrain Grand Prix", "bahrain-grand-prix"),
    ("São Paulo Grand Prix", "sao-paulo-grand-prix"),
    ("Sa\u{303}o Paulo Grand Prix", "sao-paulo-grand-prix"),
    ("Großer Preis von Österreich", "grosser-preis-von-osterreich"),
    ("Gran Premio de España", "gran-premio-de-espana"),
    ("70th Anniversary Grand Prix", "70th-anniversary-grand-prix"),
    ("Made in Italy & Emilia-Romagna", "made-in-italy-emilia-romagna"),
    ("  St. Petersburg's  /  ..  Prix ", "st-petersburgs-prix"),
    ("İstanbul Łódź Ørsted", "istanbul-lodz-orsted"),
    ("Ｆｕｌｌ width ②", "full-width-2"),
  ])
  func `an event name becomes a slug`(name: String, slug: String) throws {
    #expect(try Slug.make(name) == slug)
  }

  @Test(arguments: ["", " ", "日本", "../"])
  func `a name without any ASCII letter is refused`(name: String) {
    #expect(lakeError { _ = try Slug.make(name) }?.kind == .invalidPartition)
  }
}
