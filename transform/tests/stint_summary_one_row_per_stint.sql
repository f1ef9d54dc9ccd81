-- A driver has each stint once in a session.
select session_id, driver_number, stint, count(*) as row_count
from {{ ref('stint_summary') }}
where {{ var('changed_sessions') }}
group by session_id, driver_number, stint
having count(*) > 1
