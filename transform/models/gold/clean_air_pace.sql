-- Race pace of the laps that nobody was in the way of.
with paces as (
  select
    session_id, season, round, grand_prix, session_code, driver_number,
    max(driver) as driver,
    max(team) as team,
    count(*) as laps_used,
    round(median(fuel_corrected_s), 6) as clean_air_pace_s,
    max(is_simulated) as is_simulated
  from {{ ref('lap_fuel_corrected') }}
  where is_clean and is_clean_air
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
  group by session_id, season, round, grand_prix, session_code, driver_number
  having count(*) >= {{ var('race_pace_min_laps') }}
),

compared as (
  select *, min(clean_air_pace_s) over (partition by session_id) as best_s
  from paces
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  driver,
  driver_number,
  team,
  laps_used,
  clean_air_pace_s,
  rank() over (partition by session_id order by clean_air_pace_s) as pace_rank,
  round(clean_air_pace_s - best_s, 6) as delta_s,
  round(100 * (clean_air_pace_s - best_s) / best_s, 6) as delta_pct,
  is_simulated
from compared
