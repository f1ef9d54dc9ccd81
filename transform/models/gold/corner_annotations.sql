-- Corners with their distance along the fastest lap of the session that has telemetry.
with traces as (
  select *
  from {{ ref('speed_trace') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

reference as (
  select session_id, driver_number
  from (
    select
      session_id,
      driver_number,
      row_number() over (partition by session_id order by time_s, driver_number) as lap_rank
    from traces
    where relative_distance = 1
  ) as laps
  where lap_rank = 1
),

trace as (
  select
    traces.*,
    min(speed_kmh) over (lap rows between 5 preceding and 5 following) as apex_speed_kmh,
    min(speed_kmh) over (lap rows between 10 preceding and 1 preceding) as slowest_before_kmh,
    min(speed_kmh) over (lap rows between 1 following and 10 following) as slowest_after_kmh,
    max(speed_kmh) over (lap rows between 40 preceding and 1 preceding) as fastest_before_kmh,
    max(speed_kmh) over (lap rows between 1 following and 40 following) as fastest_after_kmh
  from traces
  inner join reference
    on traces.session_id = reference.session_id
    and traces.driver_number = reference.driver_number
  window lap as (partition by traces.session_id order by point)
),

corners as (
  select *
  from {{ ref('circuit_corners') }}
  where number is not null and x_dm is not null and y_dm is not null
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
),

nearest as (
  select
    trace.*,
    corners.number,
    corners.letter,
    sqrt(power(trace.x_dm - corners.x_dm, 2) + power(trace.y_dm - corners.y_dm, 2)) / 10 as offset_m,
    row_number() over (
      partition by corners.session_id, corners.number, corners.letter
      order by
        power(trace.x_dm - corners.x_dm, 2) + power(trace.y_dm - corners.y_dm, 2), trace.point
    ) as nearness
  from corners
  inner join trace
    on corners.session_id = trace.session_id
  -- A marker further away belongs to another layout: a square here, the circle below.
  where abs(trace.x_dm - corners.x_dm) <= 2000 and abs(trace.y_dm - corners.y_dm) <= 2000
),

-- Without a map a corner is where the car is slowest within 2 % of the lap, after and before being
-- 15 km/h faster within 8 %.
slow_points as (
  select
    trace.*,
    row_number() over (partition by trace.session_id order by trace.point) as slow_point
  from trace
  left join (select distinct session_id from corners) as mapped
    on trace.session_id = mapped.session_id
  where mapped.session_id is null
    and speed_kmh < slowest_before_kmh
    and speed_kmh <= slowest_after_kmh
    and fastest_before_kmh >= speed_kmh + 15
    and fastest_after_kmh >= speed_kmh + 15
),

annotated as (
  select
    session_id, season, round, grand_prix, session_code, driver, driver_number, lap_number, point,
    relative_distance, distance_m, time_s, apex_speed_kmh, x_dm, y_dm, is_simulated,
    number, letter, offset_m,
    cast(number as varchar) || coalesce(letter, '') as corner, 'map' as source
  from nearest
  where nearness = 1 and offset_m <= 200
  union all
  select
    session_id, season, round, grand_prix, session_code, driver, driver_number, lap_number, point,
    relative_distance, distance_m, time_s, apex_speed_kmh, x_dm, y_dm, is_simulated,
    null, null, null,
    'S' || cast(slow_point as varchar), 'speed'
  from slow_points
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  corner,
  number,
  letter,
  source,
  driver,
  driver_number,
  lap_number,
  point,
  relative_distance,
  distance_m,
  time_s,
  apex_speed_kmh,
  x_dm,
  y_dm,
  round(offset_m, 2) as offset_m,
  is_simulated
from annotated
