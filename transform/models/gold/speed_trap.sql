-- Top speeds of each driver in each session at the four places where timing measures speed.
with laps as (
  select *
  from {{ ref('laps') }}
  where not is_generated
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
),

speeds as (
  select
    session_id,
    season,
    round,
    grand_prix,
    session_code,
    max(driver) as driver,
    driver_number,
    max(team) as team,
    max(speed_st_kmh) as st_max_kmh,
    round(quantile_cont(speed_st_kmh, 0.95), 4) as st_p95_kmh,
    max(speed_i1_kmh) as i1_max_kmh,
    round(quantile_cont(speed_i1_kmh, 0.95), 4) as i1_p95_kmh,
    max(speed_i2_kmh) as i2_max_kmh,
    round(quantile_cont(speed_i2_kmh, 0.95), 4) as i2_p95_kmh,
    max(speed_fl_kmh) as fl_max_kmh,
    round(quantile_cont(speed_fl_kmh, 0.95), 4) as fl_p95_kmh,
    max(is_simulated) as is_simulated
  from laps
  group by session_id, season, round, grand_prix, session_code, driver_number
),

-- When which car crossed the line on the track; in-laps end in the pit lane.
crossings as (
  select
    session_id,
    driver_number,
    lap_number,
    time_ms - lag(time_ms) over (
      partition by session_id order by time_ms, driver_number, lap_number
    ) as gap_ahead_ms
  from laps
  where time_ms is not null and not is_in_lap
),

fastest as (
  select laps.session_id, laps.driver_number, min(laps.lap_number) as lap_number
  from laps
  inner join speeds
    on laps.session_id = speeds.session_id
    and laps.driver_number = speeds.driver_number
    and laps.speed_st_kmh = speeds.st_max_kmh
  group by laps.session_id, laps.driver_number
),

tows as (
  select
    fastest.session_id,
    fastest.driver_number,
    fastest.lap_number,
    case
      when before.gap_ahead_ms is null and behind.gap_ahead_ms is null then null
      else coalesce(before.gap_ahead_ms <= 1000 * {{ var('clean_air_gap_s') }}, false)
        or coalesce(behind.gap_ahead_ms <= 1000 * {{ var('clean_air_gap_s') }}, false)
    end as in_tow
  from fastest
  left join crossings as before
    on fastest.session_id = before.session_id
    and fastest.driver_number = before.driver_number
    and fastest.lap_number = before.lap_number + 1
  left join crossings as behind
    on fastest.session_id = behind.session_id
    and fastest.driver_number = behind.driver_number
    and fastest.lap_number = behind.lap_number
)

select
  speeds.session_id,
  speeds.season,
  speeds.round,
  speeds.grand_prix,
  speeds.session_code,
  case
    when speeds.st_max_kmh is not null
    then cast(
      rank() over (partition by speeds.session_id order by speeds.st_max_kmh desc nulls last)
      as integer
    )
  end as rank,
  speeds.driver,
  speeds.driver_number,
  speeds.team,
  speeds.st_max_kmh,
  speeds.st_p95_kmh,
  tows.lap_number as st_max_lap,
  tows.in_tow as st_max_in_tow,
  speeds.i1_max_kmh,
  speeds.i1_p95_kmh,
  speeds.i2_max_kmh,
  speeds.i2_p95_kmh,
  speeds.fl_max_kmh,
  speeds.fl_p95_kmh,
  speeds.is_simulated
from speeds
left join tows
  on speeds.session_id = tows.session_id
  and speeds.driver_number = tows.driver_number
where speeds.st_max_kmh is not null
  or speeds.i1_max_kmh is not null
  or speeds.i2_max_kmh is not null
  or speeds.fl_max_kmh is not null
