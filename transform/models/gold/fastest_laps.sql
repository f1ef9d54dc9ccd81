-- The best lap of each driver in each session, ranked.
with valid_laps as (
  select
    *,
    row_number() over (
      partition by session_id, driver_number order by lap_time_ms, lap_number
    ) as rank_of_driver
  from {{ ref('laps') }}
  where lap_time_ms is not null
    and not coalesce(deleted, false)
    and not is_generated
    and not is_out_lap
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
),

best as (
  select
    *,
    -- Of equal times the one that was set first ranks first, as in official results.
    row_number() over (
      partition by session_id order by lap_time_ms, time_ms, driver_number
    ) as rank_in_session,
    min(lap_time_ms) over (partition by session_id) as fastest_ms
  from valid_laps
  where rank_of_driver = 1
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  cast(rank_in_session as integer) as rank,
  driver,
  driver_number,
  team,
  lap_number,
  lap_time_ms,
  lap_time_s,
  sector1_time_s,
  sector2_time_s,
  sector3_time_s,
  cast(lap_time_ms - fastest_ms as double) / 1000 as gap_to_fastest_s,
  round(100 * cast(lap_time_ms - fastest_ms as double) / fastest_ms, 4) as gap_to_fastest_pct,
  compound,
  tyre_life,
  fresh_tyre,
  stint,
  time_s as set_at_time_s,
  is_simulated
from best
