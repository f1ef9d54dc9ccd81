-- The exit comes after the entry, and stops of a driver do not overlap.
with in_order as (
  select
    session_id,
    driver_number,
    lap_number,
    lane_time_s,
    pit_in_time_s,
    lag(pit_out_time_s) over (
      partition by session_id, driver_number order by lap_number
    ) as last_pit_out_time_s
  from {{ ref('pit_stops') }}
)

select *
from in_order
where lane_time_s <= 0 or pit_in_time_s < last_pit_out_time_s
