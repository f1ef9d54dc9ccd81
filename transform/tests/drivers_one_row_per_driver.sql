-- A driver is listed once in a session.
select session_id, driver_number, count(*) as row_count
from {{ ref('drivers') }}
where {{ var('changed_sessions') }}
group by session_id, driver_number
having count(*) > 1
