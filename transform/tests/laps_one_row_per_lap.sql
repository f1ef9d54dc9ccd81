-- A driver has each lap once in a session: a second row would count every figure twice.
select session_id, driver_number, lap_number, count(*) as row_count
from {{ ref('laps') }}
where {{ var('changed_sessions') }}
group by session_id, driver_number, lap_number
having count(*) > 1
