-- A race or sprint of today has exactly one winner; in the 1950s drivers shared the winning car.
select session_id, count(*) as winners
from {{ ref('championship_points') }}
where position = 1 and season >= 1958
group by session_id
having count(*) <> 1
