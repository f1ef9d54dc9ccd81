-- Marts that sum up others have all of their rows.
select 'team_event_summary' as mart, summary.session_id
from (
  select session_id, sum(team_laps_on_track) as laps, sum(team_pitstops) as stops
  from {{ ref('team_event_summary') }}
  group by session_id
) as summary
inner join (
  select session_id, sum(laps_on_track) as laps, sum(pitstops) as stops
  from {{ ref('driver_session_summary') }}
  where team is not null
  group by session_id
) as drivers
  on summary.session_id = drivers.session_id
where summary.laps <> drivers.laps or summary.stops <> drivers.stops
union all
select 'track_evolution', push.session_id
from (
  select session_id, count(*) as laps from {{ ref('push_laps') }} group by session_id
) as push
left join (
  select session_id, sum(laps) as laps from {{ ref('track_evolution') }} group by session_id
) as evolution
  on push.session_id = evolution.session_id
where push.laps is distinct from evolution.laps
union all
select 'race_pace', pace.session_id
from {{ ref('race_pace') }} as pace
left join (
  select session_id, driver_number, count(*) as laps
  from {{ ref('lap_fuel_corrected') }}
  where is_clean
  group by session_id, driver_number
) as clean
  on pace.session_id = clean.session_id
  and pace.driver_number = clean.driver_number
where pace.laps_used is distinct from clean.laps
