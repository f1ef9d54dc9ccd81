/// A query in the making, and what of the question it shows.
struct Selection {
  var sql: String
  var chart: ChartChoice
  /// In words, for the explanation.
  var what: String
  /// The columns of its rows.
  var columns: [String]
  /// What of the question it honours.
  var meets: Set<Wish>
}
