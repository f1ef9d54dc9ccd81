-- A time that race control took back is no time of the official result, unless the driver set the
-- same one again.
select delta.session_id, delta.driver, delta.segment, delta.driver_time_s
from {{ ref('quali_teammate_delta') }} as delta
inner join {{ ref('laps') }} as laps
  on delta.session_id = laps.session_id
  and delta.driver_number = laps.driver_number
  and delta.driver_time_s = laps.lap_time_s
group by delta.session_id, delta.driver, delta.segment, delta.driver_time_s
having min(case when laps.deleted then 1 else 0 end) = 1
