-- The best lap of each driver in each session, at trace_points + 1 points that are equally far apart.
-- What names the lap is joined last: sorting for a window costs by the width of its rows.
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
    best.driver_number,
    best.lap_time_ms,
    telemetry.time_ms,
    telemetry.speed_kmh,
    telemetry.throttle_pct,
    telemetry.brake,
    telemetry.gear,
    telemetry.drs,
    telemetry.x_dm,
    telemetry.y_dm,
    telemetry.distance_m,
    max(telemetry.distance_m) over (
      partition by best.session_id, best.driver_number order by telemetry.time_ms
      rows between unbounded preceding and 1 preceding
    ) as furthest_m
  from telemetry
  inner join best
    on telemetry.session_id = best.session_id
    and telemetry.driver_number = best.driver_number
    and telemetry.lap_number = best.lap_number
),

lengths as (
  select session_id, driver_number, min(distance_m) as start_m, max(distance_m) as end_m
  from readings
  group by session_id, driver_number
),

-- The way only grows, so that every point lies between two readings, once.
forward as (
  select
    readings.*,
    lengths.start_m,
    lengths.end_m,
    (distance_m - start_m) / (end_m - start_m) as share,
    lead(time_ms) over next_reading as next_time_ms,
    (lead(distance_m) over next_reading - start_m) / (end_m - start_m) as next_share,
    lead(speed_kmh) over next_reading as next_speed_kmh,
    lead(throttle_pct) over next_reading as next_throttle_pct,
    lead(x_dm) over next_reading as next_x_dm,
    lead(y_dm) over next_reading as next_y_dm
  from readings
  inner join lengths
    on readings.session_id = lengths.session_id
    and readings.driver_number = lengths.driver_number
  where end_m > start_m and (furthest_m is null or distance_m > furthest_m)
  window next_reading as (
    partition by readings.session_id, readings.driver_number order by time_ms
  )
),

-- A lap with a hole in its readings has no length.
covered as (
  select
    session_id,
    driver_number,
    arg_min_null(x_dm, time_ms) as start_x_dm,
    arg_min_null(y_dm, time_ms) as start_y_dm,
    arg_max_null(x_dm, time_ms) as end_x_dm,
    arg_max_null(y_dm, time_ms) as end_y_dm
  from forward
  group by session_id, driver_number, lap_time_ms
  having min(time_ms) <= 500
    and max(time_ms) >= lap_time_ms - 500
    and max(next_time_ms - time_ms) <= 2000
),

lines as (
  select
    session_id,
    median(start_x_dm) as start_x_dm,
    median(start_y_dm) as start_y_dm,
    median(end_x_dm) as end_x_dm,
    median(end_y_dm) as end_y_dm
  from covered
  group by session_id
),

-- Where timing misses a lap, the times of those after it are some seconds beside those of the car.
placed as (
  select covered.session_id, covered.driver_number
  from covered
  inner join lines
    on covered.session_id = lines.session_id
  where coalesce(
    greatest(
      (covered.start_x_dm - lines.start_x_dm) ** 2 + (covered.start_y_dm - lines.start_y_dm) ** 2,
      (covered.end_x_dm - lines.end_x_dm) ** 2 + (covered.end_y_dm - lines.end_y_dm) ** 2
    ) <= 500 ** 2,
    true
  )
),

points as (
  select
    forward.*,
    unnest(range(
      cast(ceil(share * {{ var('trace_points') }}) as bigint),
      case when next_share is null then {{ var('trace_points') }} + 1 else cast(ceil(next_share * {{ var('trace_points') }}) as bigint) end
    )) as point
  from forward
  inner join placed
    on forward.session_id = placed.session_id
    and forward.driver_number = placed.driver_number
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
  best.session_id,
  best.season,
  best.round,
  best.grand_prix,
  best.session_code,
  best.driver,
  best.driver_number,
  best.team,
  best.lap_number,
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
  best.is_simulated
from between_readings
inner join best
  on between_readings.session_id = best.session_id
  and between_readings.driver_number = best.driver_number
