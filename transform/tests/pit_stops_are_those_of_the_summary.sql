-- Both count the same stops: all of a race but those on a lap under a red flag.
with stops as (
  select stops.session_id, stops.driver_number, count(*) as stops
  from (
    select * from {{ ref('pit_stops') }} where {{ var('changed_sessions') }}
  ) as stops
  inner join {{ ref('laps') }} as laps
    on stops.session_id = laps.session_id
    and stops.driver_number = laps.driver_number
    and stops.lap_number = laps.lap_number
  where coalesce(laps.track_status, '') not like '%5%'
  group by stops.session_id, stops.driver_number
)

select summary.session_id, summary.driver_number, summary.pitstops, stops.stops
from (
  select * from {{ ref('driver_session_summary') }} where {{ var('changed_sessions') }}
) as summary
left join stops
  on summary.session_id = stops.session_id
  and summary.driver_number = stops.driver_number
where summary.session_code in ('R', 'S')
  and summary.pitstops <> coalesce(stops.stops, 0)
