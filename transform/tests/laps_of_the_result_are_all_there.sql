{{ config(severity='warn') }}
-- A warning, for timing may miss laps of a race: numbers and times of the laps after them are not those of the race then.
select results.session_id, results.driver_number, results.laps, last_laps.last_lap
from (
  select session_id, driver_number, laps
  from {{ ref('results') }}
  where {{ var('changed_sessions') }} and session_code in ('R', 'S')
) as results
inner join (
  select session_id, driver_number, max(lap_number) as last_lap
  from {{ ref('laps') }}
  where {{ var('changed_sessions') }}
  group by session_id, driver_number
) as last_laps
  on results.session_id = last_laps.session_id
  and results.driver_number = last_laps.driver_number
where results.laps > last_laps.last_lap
