-- Stops in races: from the pit entry on one lap to the pit exit on the next.
with laps as (
  select
    session_id, season, round, grand_prix, session_code, driver, driver_number, team, lap_number,
    compound, tyre_life, fresh_tyre, pit_in_time_ms, is_simulated,
    count(case when is_in_lap then 1 end) over (
      partition by session_id, driver_number order by lap_number
      rows between unbounded preceding and 1 preceding
    ) as run,
    lead(lap_number) over laps_of_driver as next_lap,
    lead(pit_out_time_ms) over laps_of_driver as next_pit_out_time_ms
  from {{ ref('laps') }}
  where session_code in ('R', 'S')
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
  window laps_of_driver as (partition by session_id, driver_number order by lap_number)
),

last_laps as (
  select session_id, driver_number, run, max(lap_number) as lap_number
  from laps
  group by session_id, driver_number, run
),

-- New tyres are at times announced a lap or two late: those at the end of the next run count.
stops as (
  select
    laps.*,
    ends.compound as next_compound,
    ends.fresh_tyre as next_fresh_tyre,
    ends.tyre_life - ends.lap_number as next_tyre_offset
  from laps
  inner join last_laps
    on laps.session_id = last_laps.session_id
    and laps.driver_number = last_laps.driver_number
    and laps.run + 1 = last_laps.run
  inner join laps as ends
    on last_laps.session_id = ends.session_id
    and last_laps.driver_number = ends.driver_number
    and last_laps.lap_number = ends.lap_number
  where laps.pit_in_time_ms is not null
    and laps.next_pit_out_time_ms is not null
    and laps.next_lap = laps.lap_number + 1
),

states as (
  select session_id, status, start_time_ms, end_time_ms
  from {{ ref('track_status') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

-- The state that binds most while the car was in the lane.
conditions as (
  select
    stops.session_id,
    stops.driver_number,
    stops.lap_number,
    max(states.status = '5') as red,
    max(states.status = '4') as sc,
    max(states.status in ('6', '7')) as vsc
  from stops
  inner join states
    on stops.session_id = states.session_id
    and stops.next_pit_out_time_ms >= states.start_time_ms
    and (stops.pit_in_time_ms < states.end_time_ms or states.end_time_ms is null)
  group by stops.session_id, stops.driver_number, stops.lap_number
)

select
  stops.session_id,
  stops.season,
  stops.round,
  stops.grand_prix,
  stops.session_code,
  stops.driver,
  stops.driver_number,
  stops.team,
  row_number() over (
    partition by stops.session_id, stops.driver_number order by stops.lap_number
  ) as stop,
  stops.lap_number,
  cast(stops.pit_in_time_ms as double) / 1000 as pit_in_time_s,
  cast(stops.next_pit_out_time_ms as double) / 1000 as pit_out_time_s,
  cast(stops.next_pit_out_time_ms - stops.pit_in_time_ms as double) / 1000 as lane_time_s,
  stops.compound as compound_before,
  stops.next_compound as compound_after,
  stops.tyre_life as tyre_life_before,
  stops.next_fresh_tyre as fresh_tyre_after,
  -- The same set gets older by one on each lap.
  stops.compound <> stops.next_compound
    or stops.next_tyre_offset <> stops.tyre_life - stops.lap_number as is_tyre_change,
  case
    when conditions.red then 'red'
    when conditions.sc then 'sc'
    when conditions.vsc then 'vsc'
    when conditions.red is not null then 'green'
  end as track_condition,
  stops.is_simulated
from stops
left join conditions
  on stops.session_id = conditions.session_id
  and stops.driver_number = conditions.driver_number
  and stops.lap_number = conditions.lap_number
