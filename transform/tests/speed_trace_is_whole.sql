-- A trace has all points, time never goes back, and it ends with the lap time.
select traces.session_id, traces.driver_number
from (
  select
    session_id,
    driver_number,
    point,
    time_s,
    lag(time_s) over (partition by session_id, driver_number order by point) as before_s
  from {{ ref('speed_trace') }}
) as traces
inner join {{ ref('fastest_laps') }} as fastest
  on traces.session_id = fastest.session_id
  and traces.driver_number = fastest.driver_number
group by traces.session_id, traces.driver_number
having count(*) <> {{ var('trace_points') }} + 1
  or max(case when time_s < before_s then 1 else 0 end) = 1
  or max(abs(case when point = {{ var('trace_points') }} then time_s - lap_time_s end)) > 0.5
