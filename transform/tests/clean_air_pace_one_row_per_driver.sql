-- A driver has one clean-air pace in a race.
select session_id, driver_number, count(*) as row_count
from {{ ref('clean_air_pace') }}
group by session_id, driver_number
having count(*) > 1
