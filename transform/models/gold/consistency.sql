-- How evenly a driver drove: the spread of the clean laps around the line of each stint.
with laps as (
  select *
  from {{ ref('lap_fuel_corrected') }}
  where is_clean
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
),

lines as (
  select session_id, driver_number, stint, compound, intercept_s, slope_s_per_lap
  from {{ ref('tyre_deg') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

residuals as (
  select
    laps.*,
    round(
      laps.fuel_corrected_s - lines.intercept_s - lines.slope_s_per_lap * laps.tyre_life, 6
    ) as residual_s
  from laps
  inner join lines
    on laps.session_id = lines.session_id
    and laps.driver_number = lines.driver_number
    and laps.stint = lines.stint
    and laps.compound is not distinct from lines.compound
  where laps.tyre_life is not null
),

centred as (
  select
    *,
    median(residual_s) over (partition by session_id, driver_number) as median_residual_s
  from residuals
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
