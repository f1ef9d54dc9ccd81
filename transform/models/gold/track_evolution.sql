-- How the track got faster or slower: single push laps against the average of the same driver on the
-- same compound, in bins of five minutes.
with laps as (
  select
    *,
    lag(is_clean) over by_lap as before_is_clean,
    lead(is_clean) over by_lap as next_is_clean
  from {{ ref('laps') }}
  where session_code in ('FP1', 'FP2', 'FP3', 'Q', 'SQ')
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
  window by_lap as (partition by session_id, driver_number order by lap_number)
),

-- In long runs fuel and tyres change the lap time more than the track does.
single_laps as (
  select
    *,
    min(lap_time_ms) over (partition by session_id, driver_number, compound) as best_ms
  from laps
  where is_clean
    and not coalesce(before_is_clean, false)
    and not coalesce(next_is_clean, false)
    and lap_start_time_ms is not null
),

push_laps as (
  select
    *,
    count(*) over (partition by session_id, driver_number, compound) as laps_of_driver,
    sum(lap_time_ms) over (partition by session_id, driver_number, compound) as sum_of_driver_ms
  from single_laps
  where lap_time_ms <= {{ var('push_lap_factor') }} * best_ms
),

starts as (
  select session_id, min(start_time_ms) as start_time_ms
  from {{ ref('session_status') }}
  where status = 'Started'
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
  group by session_id
),

residuals as (
  select
    push_laps.session_id,
    push_laps.season,
    push_laps.round,
    push_laps.grand_prix,
    push_laps.session_code,
    push_laps.driver_number,
    push_laps.is_simulated,
    cast(
      floor(cast(push_laps.lap_start_time_ms - starts.start_time_ms as double) / 300000) as integer
    ) as bin,
    (push_laps.lap_time_ms - cast(push_laps.sum_of_driver_ms as double) / push_laps.laps_of_driver)
      / 1000 as residual_s
  from push_laps
  inner join starts
    on push_laps.session_id = starts.session_id
  where push_laps.laps_of_driver >= 2
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  bin,
  bin * 5 as bin_start_min,
  count(*) as laps,
  count(distinct driver_number) as drivers,
  round(avg(residual_s), 6) as mean_residual_s,
  round(median(residual_s), 6) as median_residual_s,
  max(is_simulated) as is_simulated
from residuals
group by session_id, season, round, grand_prix, session_code, bin
