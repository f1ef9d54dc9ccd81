{#- The schema is the name that the model asks for (silver, gold), without dbt's prefix of the
    target's schema, so that queries are the same whoever built the tables. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
  {{ target.schema if custom_schema_name is none else custom_schema_name | trim }}
{%- endmacro %}
