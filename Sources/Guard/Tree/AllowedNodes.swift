/// The parts of DuckDB's tree that may occur; a newer engine's new parts are refused until looked at.
enum AllowedNodes {
  /// Names of fields, in any node.
  static let keys: Set<String> = [
    "aggregate_handling", "aggregates", "alias", "aliases", "arg_orders", "case_checks",
    "cast_type", "child", "children", "class", "collation", "column_name_alias", "column_names",
    "columns", "comparison_type", "condition", "cte_map", "default_expr", "distinct",
    "distinct_on_targets", "else_expr", "end", "end_expr", "entries", "exclude_clause",
    "exclude_list", "expected_names", "expr", "expression", "filter", "filter_expr", "from_table",
    "function", "function_name", "group_expressions", "group_sets", "groups", "having",
    "ignore_nulls", "include_nulls", "index", "input", "is_null", "is_operator", "is_percentage",
    "join_type", "key", "left", "lhs", "limit", "lower", "map", "materialized", "method",
    "modifiers", "node", "null_order", "offset", "offset_expr", "order_bys", "orders",
    "partitions", "pivot_expressions", "pivots", "qualify", "qualified_exclude_list", "query",
    "query_location", "ref_type", "relation_name", "rename_list", "replace_list", "right",
    "sample", "sample_size", "schema", "seed", "select_list", "setop_all", "setop_type",
    "show_type", "source", "star_expr", "start", "start_expr", "subquery", "subquery_type",
    "table_name", "schema_name", "then_expr", "try_cast", "type", "unpivot_names", "unpacked",
    "upper", "using_columns", "value", "values", "when_expr", "where_clause", "with_ordinality",
    "repeatable",
  ]

  static let operators: Set<String> = [
    "ARRAY_CONSTRUCTOR", "ARRAY_EXTRACT", "ARRAY_SLICE", "COMPARE_IN", "COMPARE_NOT_IN",
    "GROUPING_FUNCTION", "OPERATOR_COALESCE", "OPERATOR_IS_NOT_NULL", "OPERATOR_IS_NULL",
    "OPERATOR_NOT", "OPERATOR_NULLIF", "OPERATOR_TRY", "OPERATOR_UNPACK", "STRUCT_EXTRACT",
  ]

  static let modifiers: Set<String> = [
    "ASCENDING", "DESCENDING", "DISTINCT_MODIFIER", "LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER",
    "ORDER_DEFAULT", "ORDER_MODIFIER",
  ]

  /// A name of these alone means a function where no column has it.
  static let valueFunctions: Set<String> = [
    "current_catalog", "current_database", "current_query", "current_role", "current_schema",
    "current_schemas", "current_user", "session_user", "system_user", "user",
  ]

  static let collations: Set<String> = ["binary", "nocase", "noaccent", "nfc"]

  static let types: Set<String> = [
    "BIGINT", "BIT", "BLOB", "BOOLEAN", "CHAR", "DATE", "DECIMAL", "DOUBLE", "FLOAT", "HUGEINT",
    "INTEGER", "INTEGER_LITERAL", "INTERVAL", "LIST", "MAP", "NULL", "SMALLINT", "STRING_LITERAL",
    "STRUCT", "TIME", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP_MS", "TIMESTAMP_NS",
    "TIMESTAMP_S", "TIME WITH TIME ZONE", "TINYINT", "UBIGINT", "UHUGEINT", "UINTEGER",
    "USMALLINT", "UTINYINT", "UUID", "VARCHAR",
  ]

  /// What may be said of a type; GEOMETRY, for one, is an alias of BLOB.
  static let typeInfos: Set<String> = [
    "", "LIST_TYPE_INFO", "STRUCT_TYPE_INFO", "DECIMAL_TYPE_INFO",
  ]

  /// Types whose values can be long.
  static let longTypes: Set<String> = ["VARCHAR", "BLOB", "BIT", "LIST", "MAP", "STRUCT"]

  /// Types that the parser leaves to the catalog, all of them names of built-in ones.
  static let namedTypes: Set<String> = ["json", "numeric", "text", "string"]
}
