-- A corner is there once.
select session_id, corner, count(*) as row_count
from {{ ref('corner_annotations') }}
group by session_id, corner
having count(*) > 1
