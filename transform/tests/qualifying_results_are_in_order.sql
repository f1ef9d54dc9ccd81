-- The first has no gap to the pole, and nobody has a time in a part after the last one he took part in.
select session_id, driver_number, position, last_segment, gap_to_pole_s
from {{ ref('qualifying_results') }}
where (position = 1 and gap_to_pole_s <> 0)
  or (q1_s is not null and coalesce(last_segment, 0) < 1)
  or (q2_s is not null and coalesce(last_segment, 0) < 2)
  or (q3_s is not null and coalesce(last_segment, 0) < 3)
