/// The smallest piece of SQL text, as DuckDB's scanner cuts it.
struct Token: Equatable {
  enum Kind: Equatable {
    /// A keyword or an unquoted name.
    case word
    /// A name in double quotes.
    case quotedName
    case string
    case number
    case symbols
    /// `( ) [ ] { } , ; . :`, one at a time.
    case punctuation
    /// `$1`, `$name` or `?`.
    case parameter
    case comment
  }

  let kind: Kind
  /// In bytes of the text.
  let range: Range<Int>
}
