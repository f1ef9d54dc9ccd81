-- Gaps at the line, from the moments at which cars crossed it. Never from sums of lap times: those
-- miss the start, laps without a time, and everything that was lost with them.
with crossings as (
  select
    session_id, season, round, grand_prix, session_code, driver, driver_number, team, lap_number,
    position, time_ms, is_simulated,
    min(time_ms) over (partition by session_id, lap_number) as leader_time_ms,
    lag(time_ms) over same_lap as ahead_time_ms,
    lag(driver) over same_lap as driver_ahead,
    lag(driver_number) over same_lap as driver_number_ahead,
    max(lap_number) over (
      partition by session_id order by time_ms range between unbounded preceding and current row
    ) as leader_laps
  from {{ ref('laps') }}
  where session_code in ('R', 'S') and time_ms is not null and not is_generated
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
  window same_lap as (
    partition by session_id, lap_number order by time_ms, position, driver_number
  )
),

judged as (
  select
    *,
    -- Nobody is ahead of the leader: that is as clear as it can be.
    ahead_time_ms is null or time_ms - ahead_time_ms > 1000 * {{ var('clean_air_gap_s') }}
      as is_clear_ahead
  from crossings
),

clear_laps as (
  select session_id, driver_number, lap_number
  from judged
  where is_clear_ahead
)

select
  judged.session_id,
  season,
  round,
  grand_prix,
  session_code,
  driver,
  judged.driver_number,
  team,
  judged.lap_number,
  position,
  cast(time_ms as double) / 1000 as time_s,
  cast(time_ms - leader_time_ms as double) / 1000 as gap_to_leader_s,
  cast(time_ms - ahead_time_ms as double) / 1000 as gap_ahead_s,
  driver_ahead,
  driver_number_ahead,
  leader_laps - judged.lap_number as laps_behind,
  is_clear_ahead and before.lap_number is not null as is_clean_air,
  is_simulated
from judged
left join clear_laps as before
  on judged.session_id = before.session_id
  and judged.driver_number = before.driver_number
  and judged.lap_number = before.lap_number + 1
