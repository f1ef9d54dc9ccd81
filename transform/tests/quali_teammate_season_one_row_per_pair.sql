-- Driver and team mate have one row in a season, team and kind of session.
select season, session_code, team, driver_number, teammate_number, count(*) as row_count
from {{ ref('quali_teammate_season') }}
group by season, session_code, team, driver_number, teammate_number
having count(*) > 1
