-- Tyre strategy of races and sprints as bars: one row per stint, with where the driver finished.
with stints as (
  select *
  from {{ ref('stints') }}
  where session_code in ('R', 'S')
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
),

results as (
  select session_id, driver_number, team, position, classified_position, grid_position, status
  from {{ ref('results') }}
  where session_code in ('R', 'S')
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
)

select
  stints.session_id,
  stints.season,
  stints.round,
  stints.grand_prix,
  stints.session_code,
  results.position,
  results.classified_position,
  results.grid_position,
  stints.driver,
  stints.driver_number,
  results.team,
  stints.stint,
  cast(count(*) over (partition by stints.session_id, stints.driver_number) as integer) as stints,
  stints.compound,
  stints.fresh_tyre,
  stints.lap_start as first_lap,
  stints.lap_end as last_lap,
  stints.laps,
  stints.tyre_age_at_start,
  stints.tyre_age_at_end,
  results.status,
  stints.is_simulated
from stints
left join results
  on stints.session_id = results.session_id
  and stints.driver_number = results.driver_number
