-- The summary counts exactly the laps of silver, per session: none lost, none twice.
with silver as (
  select season, round, session_code, count(*) as laps
  from {{ ref('laps') }}
  group by season, round, session_code
),

gold as (
  select season, round, session_code, sum(laps_total) as laps
  from {{ ref('driver_session_summary') }}
  group by season, round, session_code
)

select silver.season, silver.round, silver.session_code, silver.laps, gold.laps as gold_laps
from silver
left join gold
  on silver.season = gold.season
  and silver.round = gold.round
  and silver.session_code = gold.session_code
where gold.laps is null or gold.laps <> silver.laps
