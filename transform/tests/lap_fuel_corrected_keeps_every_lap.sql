-- All laps of races and sprints are there, once, with the lap time that silver has.
select laps.session_id, laps.driver_number, laps.lap_number
from (
  select * from {{ ref('laps') }} where {{ var('changed_sessions') }}
) as laps
left join {{ ref('lap_fuel_corrected') }} as corrected
  on laps.session_id = corrected.session_id
  and laps.driver_number = corrected.driver_number
  and laps.lap_number = corrected.lap_number
where laps.session_code in ('R', 'S')
group by laps.session_id, laps.driver_number, laps.lap_number
having count(corrected.session_id) <> 1
  or max(laps.lap_time_s) is distinct from max(corrected.lap_time_s)
