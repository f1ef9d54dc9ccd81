-- Driver and team mate have one row in a session.
select session_id, driver_number, teammate_number, count(*) as row_count
from {{ ref('quali_teammate_delta') }}
group by session_id, driver_number, teammate_number
having count(*) > 1
