-- A bin is there once.
select session_id, bin, count(*) as row_count
from {{ ref('track_evolution') }}
group by session_id, bin
having count(*) > 1
