-- Single push laps of practice and qualifying, each against the average of the same driver's on the
-- same compound.
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

pushed as (
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
)

select
  pushed.session_id,
  pushed.season,
  pushed.round,
  pushed.grand_prix,
  pushed.session_code,
  pushed.driver,
  pushed.driver_number,
  pushed.team,
  pushed.lap_number,
  pushed.compound,
  pushed.lap_time_s,
  round(cast(pushed.lap_start_time_ms - starts.start_time_ms as double) / 60000, 4)
    as minutes_since_start,
  cast(
    floor(cast(pushed.lap_start_time_ms - starts.start_time_ms as double) / 300000) as integer
  ) as bin,
  round(
    (pushed.lap_time_ms - cast(pushed.sum_of_driver_ms as double) / pushed.laps_of_driver) / 1000,
    6
  ) as residual_s,
  pushed.is_simulated
from pushed
inner join starts
  on pushed.session_id = starts.session_id
where pushed.laps_of_driver >= 2
