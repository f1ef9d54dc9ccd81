-- The best lap of each driver in each session, at trace_points + 1 points that are equally far apart.
with best as (
  select *
  from {{ ref('fastest_laps') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

telemetry as (
  select *
  from {{ ref('telemetry') }}
  where source <> 'pos' and distance_m is not null and speed_kmh is not null
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
),

readings as (
  select
    best.session_id,
    best.season,
    best.round,
    best.grand_prix,
    best.session_code,
    best.driver,
    best.driver_number,
    best.team,
    best.lap_number,
    best.lap_time_ms,
    best.is_simulated,
    telemetry.time_ms,
    telemetry.speed_kmh,
    telemetry.throttle_pct,
    telemetry.brake,
    telemetry.gear,
    telemetry.drs,
    telemetry.x_dm,
    telemetry.y_dm,
    telemetry.distance_m,
    min(telemetry.distance_m) over lap as start_m,
    max(telemetry.distance_m) over lap as end_m,
    max(telemetry.distance_m) over (
      partition by best.session_id, best.driver_number order by telemetry.time_ms
      rows between unbounded preceding and 1 preceding
    ) as furthest_m
  from telemetry
  inner join best
    on telemetry.session_id = best.session_id
    and telemetry.driver_number = best.driver_number
    and telemetry.lap_number = best.lap_number
  window lap as (partition by best.session_id, best.driver_number)
),

-- The way only grows, so that every point lies between two readings, once.
forward as (
  select
    *,
    (distance_m - start_m) / (end_m - start_m) as share,
    lead(time_ms) over next_reading as next_time_ms,
    lead(distance_m) over next_reading as next_distance_m,
    lead(speed_kmh) over next_reading as next_speed_kmh,
    lead(throttle_pct) over next_reading as next_throttle_pct,
    lead(x_dm) over next_reading as next_x_dm,
    lead(y_dm) over next_reading as next_y_dm
  from readings
  where end_m > start_m and (furthest_m is null or distance_m > furthest_m)
  window next_reading as (partition by session_id, driver_number order by time_ms)
),

covered as (
  select
    *,
    (next_distance_m - start_m) / (end_m - start_m) as next_share,
    min(time_ms) over lap as first_ms,
    max(time_ms) over lap as last_ms,
    max(next_time_ms - time_ms) over lap as longest_gap_ms
  from forward
  window lap as (partition by session_id, driver_number)
),

points as (
  select
    *,
    unnest(range(
      cast(ceil(share * {{ var('trace_points') }}) as bigint),
      case when next_share is null then {{ var('trace_points') }} + 1 else cast(ceil(next_share * {{ var('trace_points') }}) as bigint) end
    )) as point
  from covered
  -- A lap with a hole in its readings has no length.
  where first_ms <= 500 and last_ms >= lap_time_ms - 500 and longest_gap_ms <= 2000
),

between_readings as (
  select
    *,
    case
      when next_share is null then 0
      else (cast(point as double) / {{ var('trace_points') }} - share) / (next_share - share)
    end as part
  from points
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
  lap_number,
  cast(point as integer) as point,
  cast(point as double) / {{ var('trace_points') }} as relative_distance,
  round(cast(point as double) / {{ var('trace_points') }} * (end_m - start_m), 3) as distance_m,
  round((time_ms + part * coalesce(next_time_ms - time_ms, 0)) / 1000, 4) as time_s,
  round(speed_kmh + part * coalesce(next_speed_kmh - speed_kmh, 0), 3) as speed_kmh,
  round(throttle_pct + part * coalesce(next_throttle_pct - throttle_pct, 0), 3) as throttle_pct,
  brake,
  gear,
  drs,
  round(x_dm + part * coalesce(next_x_dm - x_dm, 0), 2) as x_dm,
  round(y_dm + part * coalesce(next_y_dm - y_dm, 0), 2) as y_dm,
  is_simulated
from between_readings
