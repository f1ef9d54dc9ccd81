/// Functions that may be called, by what the size of their result is.
enum AllowedFunctions {
  /// Results of fixed size: numbers, truth values, dates, digests.
  static let fixed = names(
    """
    % & * ** + - / // << >> @ ^ xor ~ | ! !__postfix <=> abs acos acosh add age ascii asin asinh
    atan atan2 atanh bit_count bit_length cbrt ceil ceiling century char_length character_length
    chr contains cos cosh cot current_date date_add date_diff date_part date_sub date_trunc
    datediff datepart datesub datetrunc day dayname dayofmonth dayofweek dayofyear days_in_month
    decade degrees divide ends_with epoch epoch_ms epoch_ns epoch_us era even exp factorial fdiv
    floor fmod gamma gcd get_current_time get_current_timestamp greatest_common_divisor hash hour
    instr isfinite isinf isnan isodow isoyear json_array_length json_valid julian last_day lcm
    least_common_multiple len length length_grapheme lgamma ln log log10 log2 make_date make_time
    make_timestamp make_timestamp_ms md5 microsecond millennium millisecond minute mod month
    monthname multiply nanosecond nextafter now octet_length ord pi position pow power prefix
    quarter radians random round round_even roundbankers second sign signbit sin sinh sqrt
    starts_with strlen strpos subtract suffix tan tanh time_bucket timezone timezone_hour
    timezone_minute to_centuries to_days to_decades to_hours to_microseconds to_millennia
    to_milliseconds to_minutes to_months to_quarters to_seconds to_timestamp to_weeks to_years
    today transaction_timestamp trunc typeof unicode uuid week weekday weekofyear year yearweek
    current_localtime current_localtimestamp map_contains struct_contains struct_position
    format_bytes formatreadablesize formatreadabledecimalsize cardinality
    list_contains list_has array_contains array_has list_has_all list_has_any array_has_all
    array_has_any list_position list_indexof array_position array_indexof list_unique array_unique
    array_length list_cosine_similarity list_cosine_distance list_distance list_inner_product
    list_dot_product @> <@ && list_avg list_sum list_count list_median list_product list_stddev_pop
    list_stddev_samp list_var_pop list_var_samp list_mad list_skewness list_kurtosis list_entropy
    list_bool_and list_bool_or list_approx_count_distinct list_sem
    """)

  /// Results at most as long as the longest argument.
  static let keeping = names(
    """
    coalesce nullif if ifnull greatest least lower lcase upper ucase trim ltrim rtrim substr
    substring substring_grapheme left left_grapheme right right_grapheme reverse strip_accents
    nfc_normalize split_part element_at
    map_extract map_extract_value map_keys map_values map_entries map_from_entries struct_extract
    struct_extract_at struct_keys struct_values list_extract list_element array_extract list_slice
    array_slice list_sort array_sort list_reverse_sort array_reverse_sort list_reverse array_reverse
    list_distinct array_distinct list_first list_last list_min list_max list_mode list_any_value
    list_zip array_zip list_intersect
    array_intersect flatten unnest json_extract json_extract_string json_keys json_type
    list_histogram array_pop_back array_pop_front constant_or_null
    parse_filename translate
    """)

  /// Results as long as all arguments together.
  static let building = names(
    """
    || concat concat_ws list_value list_pack array_value list_concat list_cat array_concat
    array_cat list_append array_append array_push_back list_prepend array_prepend array_push_front
    struct_pack row struct_insert struct_update struct_concat map map_concat to_json json_object
    json_array row_to_json array_to_json json list_string_agg array_to_string
    array_to_string_comma_default overlay
    """)

  /// Lists of the parts of a text.
  static let splitting = names("string_split split str_split string_to_array")

  /// Those of regular expressions.
  static let regularExpressions = names(
    """
    regexp_matches regexp_full_match regexp_extract regexp_extract_all regexp_replace
    regexp_split_to_array string_split_regex str_split_regex
    """)

  /// Aggregates with one value as their result.
  static let aggregates = names(
    """
    any_value approx_count_distinct approx_quantile arbitrary arg_max arg_max_null arg_min
    arg_min_null argmax argmin avg bit_and bit_or bit_xor bool_and bool_or corr count count_if
    count_star countif covar_pop covar_samp entropy favg first fsum geomean geometric_mean
    kahan_sum kurtosis kurtosis_pop last mad max max_by mean median min min_by mode product quantile
    quantile_cont quantile_disc regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope
    regr_sxx regr_sxy regr_syy reservoir_quantile sem skewness stddev stddev_pop stddev_samp sum
    sum_no_overflow sumkahan var_pop var_samp variance wavg weighted_avg
    """)

  /// Aggregates whose result holds all values of a group.
  static let collecting = names(
    """
    array_agg group_concat histogram histogram_exact list listagg string_agg approx_top_k
    json_group_array json_group_object
    """)

  /// Functions of windows alone.
  static let windows = names(
    """
    cume_dist dense_rank fill first_value lag last_value lead nth_value ntile percent_rank rank
    rank_dense row_number
    """)

  /// List functions that call a lambda for every element.
  static let lambdas = names(
    """
    list_transform list_apply array_transform array_apply apply list_filter array_filter filter
    list_reduce array_reduce reduce
    """)

  /// Within the lambda of a reduction, beside operators.
  static let reducing = names("% * + - / // abs greatest least round floor ceil coalesce if")

  /// Operators of numbers, whose operands in a lambda may come from outside.
  static let arithmetic = names("% * ** + - / // ^ abs round greatest least coalesce")

  private static func names(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
