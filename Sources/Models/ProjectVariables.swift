/// Variables that a command is given, as in `{clean_air_gap_s: 3}`.
public enum ProjectVariables {
  /// Reads them from YAML.
  ///
  /// - Throws: ``SelectionError`` where the text is no mapping.
  public static func read(_ yaml: String) throws(SelectionError) -> [String: TemplateValue] {
    do {
      var values: [String: TemplateValue] = [:]
      let entries = try YamlNode.parse(yaml, file: "--vars")?.entries() ?? []
      for entry in entries { values[entry.key] = try entry.value.literal() }
      return values
    } catch {
      throw SelectionError("\(error): write --vars '{name: value}'")
    }
  }
}
