internal import Crypto

/// SHA-256 in lower-case hexadecimal, as manifests hold it.
enum SHA256Text {
  static func text(_ text: String) -> String {
    MD5.hexadecimal(SHA256.hash(data: Array(text.utf8)))
  }

  static func checksum(_ text: String) -> JSONValue {
    ["name": "sha256", "checksum": .text(self.text(text))]
  }
}

/// What dbt compares of a contract: names, types and constraints of the columns.
enum ContractChecksum {
  static func text(of model: Model) -> String {
    let columns = model.columns.sorted { $0.name.name < $1.name.name }
    var state = columns.map { column in
      let constraints = (column.rawConstraints.list ?? []).map(Self.python).joined(separator: ", ")
      return "|\(column.name)\(column.type ?? "None")[\(constraints)]"
    }.joined()
    // dbt adds the kind of relation where the database enforces constraints: not for views.
    if ["table", "incremental"].contains(model.materialized.name) {
      state += "\(model.materialized.name)[]"
    }
    return SHA256Text.text(state)
  }

  // As Python shows its object for a constraint.
  private static func python(_ constraint: JSONValue) -> String {
    let type = constraint["type"]?.text ?? ""
    let text = { (key: String) in constraint[key]?.text.map { "'\($0)'" } ?? "None" }
    let flag = { (key: String, other: Bool) in
      JSONValue.bool(constraint[key]?.bool ?? other).python
    }
    return "ColumnLevelConstraint(type=<ConstraintType.\(type): '\(type)'>, name=\(text("name")),"
      + " expression=\(text("expression")), warn_unenforced=\(flag("warn_unenforced", true)),"
      + " warn_unsupported=\(flag("warn_unsupported", true)), to=None, to_columns=[])"
  }
}
