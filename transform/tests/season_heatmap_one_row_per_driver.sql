-- A driver has one row in a round.
select season, round, driver_id, count(*) as row_count
from {{ ref('season_heatmap') }}
group by season, round, driver_id
having count(*) > 1
