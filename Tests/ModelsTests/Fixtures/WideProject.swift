/// A project that uses every part of the subset, for comparisons with real dbt.
enum WideProject {
  /// Its files; the source is the file `raw.parquet` of the folder that RAW names.
  static let files: [String: String] = [
    "dbt_project.yml": """
    name: wide
    version: "1.0.0"
    config-version: 2
    profile: wide
    vars: {first_lap: 1, unit: s, changed_sessions: "true"}
    on-run-start: ["create or replace macro doubled(x) as x * 2"]
    models:
      wide:
        +materialized: table
        +meta: {layer: any}
        silver:
          +schema: silver
          +tags: [silver]
        gold:
          +schema: gold
          +materialized: incremental
          +unique_key: session_id
          +incremental_strategy: delete+insert
          +on_schema_change: fail
          +tags: [gold, daily]
    """,
    "profiles.yml": """
    wide:
      target: local
      outputs:
        local: {type: duckdb, path: "{{ env_var('RAW') }}/wide.duckdb", threads: 2}
    """,
    "macros/generate_schema_name.sql": """
    {% macro generate_schema_name(custom_schema_name, node) -%}
      {{ target.schema if custom_schema_name is none else custom_schema_name | trim }}
    {%- endmacro %}
    """,
    "models/sources.yml": """
    version: 2
    sources:
      - name: bronze
        description: Files.
        tags: [raw]
        config:
          meta: {external_location: "read_parquet('{{ env_var('RAW') }}/{name}.parquet')", owner: ingest}
        tables:
          - name: laps
            description: Laps.
            loaded_at_field: written_at
            config:
              tags: [timing]
              freshness: {warn_after: {count: 1, period: day}, error_after: {count: 2, period: day}}
            columns: [{name: session_id, description: Key., data_type: varchar}]
          - name: other
    """,
    "models/silver/laps.sql": """
    {{ config(tags='timing', meta={'grain': 'lap', 'keys': ['session_id', 'lap']}) }}
    select session_id, driver, lap, time_s from {{ source('bronze', 'laps') }}
    where lap >= {{ var('first_lap') }}
    """,
    "models/silver/laps.yml": """
    version: 2
    models:
      - name: laps
        description: One row per lap.
        config: {contract: {enforced: true}, tags: [checked]}
        data_tests:
          - unique: {column_name: lap}
        columns:
          - name: session_id
            description: Key.
            data_type: varchar
            tags: [key]
            constraints: [{type: not_null}]
            data_tests: [not_null, {not_null: {name: session_is_there, config: {severity: warn, tags: [soft]}}}]
          - name: driver
            data_type: varchar
            data_tests:
              - accepted_values: {arguments: {values: [VER, 'HAM', "it's"]}}
          - name: lap
            data_type: integer
            meta: {unit: count}
            data_tests:
              - accepted_values:
                  arguments: {values: [1, 2, 3], quote: false}
                  config: {where: "driver = 'VER'", limit: 10, warn_if: "> 1", error_if: ">= 5", meta: {why: test}}
          - {name: time_s, data_type: double, description: "Seconds: lap time."}
    """,
    "models/gold/best_laps_of_all_drivers_in_each_session.sql": """
    -- a long name, so that dbt shortens the names of its tests
    with laps as (
      select * from {{ ref('laps') }}
      {% if is_incremental() %}
      where {{ var('changed_sessions') }}
      {% endif %}
    )
    select session_id, driver, min(time_s) as best_s, doubled(count(*)) as laps from laps group by all
    """,
    "models/gold/best.yml": """
    models:
      - name: best_laps_of_all_drivers_in_each_session
        description: ''
        columns:
          - name: session_id
            data_tests:
              - not_null
              - relationships: {arguments: {to: ref('laps'), field: session_id}}
          - name: driver
            data_tests: [{accepted_values: {arguments: {values: [VER, HAM, LEC, SAI, NOR, PIA]}}}]
    unit_tests:
      - name: best_lap
        description: The fastest one.
        model: best_laps_of_all_drivers_in_each_session
        given:
          - input: ref('laps')
            rows:
              - {session_id: a, driver: VER, time_s: 80.5, lap: }
              - {session_id: a, driver: VER, time_s: 79.0, lap: 2}
        expect: {rows: [{driver: VER, best_s: 79, laps: 4}]}
        overrides: {macros: {is_incremental: false}, vars: {unit: ms}}
        config: {tags: [quick], meta: {pitfall: none}}
      - name: best_lap_csv
        model: best_laps_of_all_drivers_in_each_session
        given:
          - input: ref('laps')
            format: csv
            rows: |
              session_id,driver,time_s
              a,VER,80.5
              a,HAM,
        overrides: {macros: {is_incremental: false}}
        expect:
          format: sql
          rows: |
            select 'VER' as driver, 80.5 as best_s union all select 'HAM', null

    """,
    "models/gold/view_of_best.sql": """
    {{ config(materialized='view') }}
    select * from {{ ref('best_laps_of_all_drivers_in_each_session') }}
    {% if var('unit') == 'ms' %}where false{% else %}where true{% endif %}
    """,
    "models/off.sql": "{{ config(enabled=false) }} select 1 as x",
    "models/exposures.yml": """
    exposures:
      - name: dashboard
        label: The dashboard
        type: dashboard
        maturity: high
        url: https://example.org
        description: Shows laps.
        depends_on: [ref('laps'), ref('view_of_best'), "source('bronze', 'other')"]
        owner: {name: Ann, email: ann@example.org}
        tags: [public]
        meta: {port: 8000}
      - {name: notebook, type: notebook, owner: {email: bob@example.org}, depends_on: [ref('laps')]}
    """,
    "tests/no_slow_laps.sql": """
    {{ config(severity='warn', tags=['slow'], warn_if='>10') }}
    -- Laps of more than ten minutes.
    select * from {{ ref('laps') }} where time_s > 600
    """,
    "tests/deep/files_agree.sql":
      "select 1 as x from {{ ref('laps') }} join {{ source('bronze', 'laps') }} using (lap) where false",
  ]
}
