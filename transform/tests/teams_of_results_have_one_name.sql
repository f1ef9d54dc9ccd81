{{ config(severity='warn') }}
-- A warning, for timing may call a new team by two names: then team_names.sql needs a line for it.
select season, team_id, string_agg(distinct team, ', ') as names
from {{ ref('results') }}
where team_id is not null
group by season, team_id
having count(distinct team) > 1
