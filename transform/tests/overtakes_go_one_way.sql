-- Two drivers do not pass each other on the same lap.
select one.session_id, one.lap_number, one.driver_number, one.passed_driver_number
from {{ ref('overtakes') }} as one
inner join {{ ref('overtakes') }} as other
  on one.session_id = other.session_id
  and one.lap_number = other.lap_number
  and one.driver_number = other.passed_driver_number
  and one.passed_driver_number = other.driver_number
