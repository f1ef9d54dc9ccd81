{{ config(materialized='view') }}
-- Two drivers on their best laps: who gained how much by each corner, and by the line.
with marks as (
  select session_id, corner, source, point
  from {{ ref('corner_annotations') }}
  union all
  select distinct session_id, 'line', source, {{ var('trace_points') }}
  from {{ ref('corner_annotations') }}
),

at_marks as (
  select
    traces.*,
    marks.corner,
    marks.source
  from {{ ref('speed_trace') }} as traces
  inner join marks
    on traces.session_id = marks.session_id
    and traces.point = marks.point
),

pairs as (
  select
    a.*,
    b.driver as rival,
    b.driver_number as rival_number,
    b.lap_number as rival_lap_number,
    b.speed_kmh as rival_speed_kmh,
    round(a.time_s - b.time_s, 4) as delta_s
  from at_marks as a
  inner join at_marks as b
    on a.session_id = b.session_id
    and a.corner = b.corner
    and a.driver_number <> b.driver_number
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  driver,
  driver_number,
  lap_number,
  rival,
  rival_number,
  rival_lap_number,
  corner,
  source,
  point,
  distance_m,
  speed_kmh,
  rival_speed_kmh,
  round(speed_kmh - rival_speed_kmh, 3) as speed_delta_kmh,
  delta_s,
  round(
    delta_s - coalesce(lag(delta_s) over (
      partition by session_id, driver_number, rival_number order by point, corner
    ), 0),
    4
  ) as delta_since_last_s,
  is_simulated
from pairs
