-- An entrant has one place after a round.
select season, round, championship, entrant_id, count(*) as row_count
from {{ ref('standings_progression') }}
group by season, round, championship, entrant_id
having count(*) > 1
