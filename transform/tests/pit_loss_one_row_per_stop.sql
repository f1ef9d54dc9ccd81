-- A stop is lost once.
select session_id, driver_number, lap_number, count(*) as row_count
from {{ ref('pit_loss') }}
where {{ var('changed_sessions') }}
group by session_id, driver_number, lap_number
having count(*) > 1
