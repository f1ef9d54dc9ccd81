-- Marts of stops have the stops of pit_stops, with its times in the lane.
select stops.session_id, stops.driver_number, stops.lap_number
from {{ ref('pit_stops') }} as stops
full outer join {{ ref('pit_loss') }} as loss
  on stops.session_id = loss.session_id
  and stops.driver_number = loss.driver_number
  and stops.lap_number = loss.lap_number
where stops.lane_time_s is distinct from loss.lane_time_s or stops.stop is distinct from loss.stop
union all
select undercut.session_id, undercut.driver_number, undercut.lap_number
from {{ ref('undercut_gain') }} as undercut
left join {{ ref('pit_stops') }} as first_stop
  on undercut.session_id = first_stop.session_id
  and undercut.driver_number = first_stop.driver_number
  and undercut.lap_number = first_stop.lap_number
left join {{ ref('pit_stops') }} as answer
  on undercut.session_id = answer.session_id
  and undercut.rival_number = answer.driver_number
  and undercut.rival_lap_number = answer.lap_number
where undercut.lane_time_s is distinct from first_stop.lane_time_s
  or undercut.rival_lane_time_s is distinct from answer.lane_time_s
