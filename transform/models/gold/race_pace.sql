-- How fast each driver was in a race, fuel aside: the median of the clean laps.
with laps as (
  select *
  from {{ ref('lap_fuel_corrected') }}
  where is_clean
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
),

compounds as (
  select
    session_id,
    driver_number,
    string_agg(compound || ' ' || laps, ', ' order by laps desc, compound) as compounds
  from (
    select session_id, driver_number, coalesce(compound, 'UNKNOWN') as compound, count(*) as laps
    from laps
    group by all
  ) as by_compound
  group by session_id, driver_number
),

paces as (
  select
    session_id, season, round, grand_prix, session_code, driver_number,
    max(driver) as driver,
    max(team) as team,
    count(*) as laps_used,
    count(case when is_clean_air then 1 end) as clean_air_laps,
    count(case when is_wet then 1 end) as wet_laps,
    round(median(fuel_corrected_s), 6) as race_pace_s,
    max(is_simulated) as is_simulated
  from laps
  group by session_id, season, round, grand_prix, session_code, driver_number
  having count(*) >= {{ var('race_pace_min_laps') }}
),

compared as (
  select *, min(race_pace_s) over (partition by session_id) as best_s
  from paces
)

select
  compared.session_id,
  compared.season,
  compared.round,
  compared.grand_prix,
  compared.session_code,
  compared.driver,
  compared.driver_number,
  compared.team,
  compared.laps_used,
  compared.clean_air_laps,
  compared.wet_laps,
  compounds.compounds,
  compared.race_pace_s,
  rank() over (partition by compared.session_id order by compared.race_pace_s) as pace_rank,
  round(compared.race_pace_s - compared.best_s, 6) as delta_s,
  round(100 * (compared.race_pace_s - compared.best_s) / compared.best_s, 6) as delta_pct,
  compared.is_simulated
from compared
left join compounds
  on compared.session_id = compounds.session_id
  and compared.driver_number = compounds.driver_number
