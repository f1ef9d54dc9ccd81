-- Stops in races: from the pit entry on one lap to the pit exit on the next.
with runs as (
  select
    *,
    count(case when is_in_lap then 1 end) over (
      partition by session_id, driver_number order by lap_number
      rows between unbounded preceding and 1 preceding
    ) as run
  from {{ ref('laps') }}
  where session_code in ('R', 'S')
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
),

-- New tyres are at times announced a lap or two late: those at the end of the run count.
tyres as (
  select
    *,
    last_value(lap_number) over end_of_run as run_lap_number,
    last_value(compound) over end_of_run as run_compound,
    last_value(tyre_life) over end_of_run as run_tyre_life,
    last_value(fresh_tyre) over end_of_run as run_fresh_tyre
  from runs
  window end_of_run as (
    partition by session_id, driver_number, run order by lap_number
    rows between unbounded preceding and unbounded following
  )
),

in_order as (
  select
    *,
    lead(lap_number) over laps_of_driver as next_lap,
    lead(pit_out_time_ms) over laps_of_driver as next_pit_out_time_ms,
    lead(run_compound) over laps_of_driver as next_compound,
    lead(run_fresh_tyre) over laps_of_driver as next_fresh_tyre,
    lead(run_tyre_life - run_lap_number) over laps_of_driver as next_tyre_offset
  from tyres
  window laps_of_driver as (partition by session_id, driver_number order by lap_number)
),

stops as (
  select *
  from in_order
  where pit_in_time_ms is not null
    and next_pit_out_time_ms is not null
    and next_lap = lap_number + 1
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
