-- A stint is there once.
select session_id, driver_number, stint, count(*) as row_count
from {{ ref('strategy') }}
group by session_id, driver_number, stint
having count(*) > 1
