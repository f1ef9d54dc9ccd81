-- A driver has one result in a session.
select session_id, driver_number, count(*) as row_count
from {{ ref('results') }}
where {{ var('changed_sessions') }}
group by session_id, driver_number
having count(*) > 1
