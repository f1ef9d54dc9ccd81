-- How evenly a driver drove: the spread of the clean laps around the line of each stint, which is that
-- of tyre_deg, not rounded.
with laps as (
  select
    *,
    count(*) over laps_of_stint as laps_of_stint,
    max(tyre_life) over laps_of_stint - min(tyre_life) over laps_of_stint as tyre_life_range,
    fuel_corrected_s
      - regr_intercept(fuel_corrected_s, tyre_life) over laps_of_stint
      - regr_slope(fuel_corrected_s, tyre_life) over laps_of_stint * tyre_life as residual_s
  from {{ ref('lap_fuel_corrected') }}
  where is_clean and stint is not null and tyre_life is not null
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
  window laps_of_stint as (partition by session_id, driver_number, stint, compound)
),

centred as (
  select
    *,
    median(residual_s) over (partition by session_id, driver_number) as median_residual_s
  from laps
  where laps_of_stint >= {{ var('tyre_deg_min_laps') }} and tyre_life_range > 0
),

spreads as (
  select
    session_id, season, round, grand_prix, session_code, driver_number,
    max(driver) as driver,
    max(team) as team,
    count(*) as laps_used,
    count(distinct stint) as stints_used,
    round(median(abs(residual_s - median_residual_s)), 6) as mad_s,
    round(quantile_cont(residual_s, 0.75) - quantile_cont(residual_s, 0.25), 6) as iqr_s,
    round(stddev_samp(lap_time_s), 6) as raw_stddev_s,
    max(is_simulated) as is_simulated
  from centred
  group by session_id, season, round, grand_prix, session_code, driver_number
  having count(*) >= {{ var('race_pace_min_laps') }}
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
  stints_used,
  mad_s,
  rank() over (partition by session_id order by mad_s) as consistency_rank,
  iqr_s,
  raw_stddev_s,
  is_simulated
from spreads
