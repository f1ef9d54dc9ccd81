-- Wear of the tyres: the straight line through the clean laps of a stint, fuel taken out.
with laps as (
  select *
  from {{ ref('lap_fuel_corrected') }}
  where is_clean and stint is not null and tyre_life is not null
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
),

lines as (
  select
    session_id, season, round, grand_prix, session_code, driver_number, stint, compound,
    max(driver) as driver,
    max(team) as team,
    min(fresh_tyre) as fresh_tyre,
    min(tyre_life) as first_tyre_life,
    max(tyre_life) as last_tyre_life,
    count(*) as laps_used,
    round(regr_slope(fuel_corrected_s, tyre_life), 6) as slope_s_per_lap,
    round(regr_intercept(fuel_corrected_s, tyre_life), 6) as intercept_s,
    round(regr_r2(fuel_corrected_s, tyre_life), 6) as r2,
    -- What the line leaves of the spread, by degree of freedom and by the spread of tyre life.
    round(
      sqrt(
        greatest(
          0,
          regr_syy(fuel_corrected_s, tyre_life)
          - regr_sxy(fuel_corrected_s, tyre_life) * regr_slope(fuel_corrected_s, tyre_life)
        ) / (count(*) - 2) / regr_sxx(fuel_corrected_s, tyre_life)
      ),
      6
    ) as slope_stderr_s_per_lap,
    round(regr_slope(lap_time_s, tyre_life), 6) as raw_slope_s_per_lap,
    -- A cliff shows here: the line cannot follow it. Plus 0 makes 0.0 of -0.0.
    0 + round(
      max_by(fuel_corrected_s, lap_number)
      - regr_intercept(fuel_corrected_s, tyre_life)
      - regr_slope(fuel_corrected_s, tyre_life) * max_by(tyre_life, lap_number),
      6
    ) as last_lap_residual_s,
    max(is_simulated) as is_simulated
  from laps
  group by session_id, season, round, grand_prix, session_code, driver_number, stint, compound
  having count(*) >= {{ var('tyre_deg_min_laps') }} and min(tyre_life) < max(tyre_life)
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
  stint,
  compound,
  fresh_tyre,
  first_tyre_life,
  last_tyre_life,
  laps_used,
  slope_s_per_lap,
  intercept_s,
  r2,
  slope_stderr_s_per_lap,
  raw_slope_s_per_lap,
  last_lap_residual_s,
  is_simulated
from lines
