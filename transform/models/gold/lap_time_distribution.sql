-- How the clean lap times of each driver are spread in each session: the numbers of a box plot.
with laps as (
  select *
  from {{ ref('laps') }}
  where is_clean
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  max(driver) as driver,
  driver_number,
  max(team) as team,
  count(*) as laps,
  min(lap_time_s) as min_s,
  round(quantile_cont(lap_time_s, 0.05), 6) as p05_s,
  round(quantile_cont(lap_time_s, 0.25), 6) as p25_s,
  round(median(lap_time_s), 6) as median_s,
  round(quantile_cont(lap_time_s, 0.75), 6) as p75_s,
  round(quantile_cont(lap_time_s, 0.95), 6) as p95_s,
  max(lap_time_s) as max_s,
  round(cast(sum(lap_time_ms) as double) / count(*) / 1000, 6) as mean_s,
  round(quantile_cont(lap_time_s, 0.75) - quantile_cont(lap_time_s, 0.25), 6) as iqr_s,
  max(is_simulated) as is_simulated
from laps
group by session_id, season, round, grand_prix, session_code, driver_number
