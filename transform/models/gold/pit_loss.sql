-- What a stop cost: the two laps around it less two laps without it, driven in the same conditions.
-- A table, not incremental: the median of a circuit is taken over all seasons.
{{ config(materialized='table') }}

with laps as (
  select
    session_id, driver_number, lap_number, lap_time_ms, track_status, is_clean,
    is_in_lap or is_out_lap as in_lane,
    lead(is_in_lap or is_out_lap) over laps_of_driver as next_in_lane,
    lead(track_status) over laps_of_driver as next_track_status,
    lead(lap_number) over laps_of_driver as next_lap,
    lap_time_ms + lead(lap_time_ms) over laps_of_driver as two_laps_ms
  from {{ ref('laps') }}
  where session_code in ('R', 'S')
  window laps_of_driver as (partition by session_id, driver_number order by lap_number)
),

stops as (
  select
    stops.*,
    laps.two_laps_ms as stop_laps_ms,
    -- Nothing but clear track and local yellow on both laps.
    replace(replace(laps.track_status || laps.next_track_status, '1', ''), '2', '') = '' as is_green
  from {{ ref('pit_stops') }} as stops
  inner join laps
    on stops.session_id = laps.session_id
    and stops.driver_number = laps.driver_number
    and stops.lap_number = laps.lap_number
),

baselines as (
  -- Under green: the driver's own clean laps on either side.
  select
    stops.session_id,
    stops.driver_number,
    stops.lap_number,
    'own clean laps' as baseline,
    count(*) as baseline_size,
    2 * median(laps.lap_time_ms) as baseline_ms
  from stops
  inner join laps
    on stops.session_id = laps.session_id
    and stops.driver_number = laps.driver_number
    and laps.lap_number >= stops.lap_number - {{ var('pit_loss_window_laps') }}
    and laps.lap_number <= stops.lap_number + 1 + {{ var('pit_loss_window_laps') }}
  where stops.is_green and laps.is_clean
  group by stops.session_id, stops.driver_number, stops.lap_number
  union all
  -- Else: the same two laps of the cars that stayed out.
  select
    stops.session_id,
    stops.driver_number,
    stops.lap_number,
    'cars that stayed out' as baseline,
    count(*) as baseline_size,
    median(laps.two_laps_ms) as baseline_ms
  from stops
  inner join laps
    on stops.session_id = laps.session_id
    and stops.lap_number = laps.lap_number
    and laps.next_lap = laps.lap_number + 1
    and not laps.in_lane
    and not laps.next_in_lane
  where not stops.is_green and stops.track_condition <> 'red' and laps.two_laps_ms is not null
  group by stops.session_id, stops.driver_number, stops.lap_number
),

losses as (
  select
    stops.*,
    coalesce(sessions.circuit_name, sessions.location) as circuit,
    case
      when stops.is_green then 'green'
      when stops.track_condition = 'green' then 'mixed'
      else stops.track_condition
    end as condition,
    baselines.baseline,
    baselines.baseline_size,
    cast(stops.stop_laps_ms as double) / 1000 as stop_laps_s,
    baselines.baseline_ms / 1000 as baseline_laps_s,
    round((stops.stop_laps_ms - baselines.baseline_ms) / 1000, 6) as loss_s
  from stops
  inner join {{ ref('sessions') }} as sessions
    on stops.session_id = sessions.session_id
  left join baselines
    on stops.session_id = baselines.session_id
    and stops.driver_number = baselines.driver_number
    and stops.lap_number = baselines.lap_number
    and baselines.baseline_size >= {{ var('pit_loss_min_baseline') }}
),

circuits as (
  select
    circuit,
    condition,
    count(*) as circuit_stops,
    round(median(loss_s), 6) as circuit_median_loss_s
  from losses
  where loss_s is not null and is_tyre_change
  group by circuit, condition
)

select
  losses.session_id,
  losses.season,
  losses.round,
  losses.grand_prix,
  losses.session_code,
  losses.circuit,
  losses.driver,
  losses.driver_number,
  losses.team,
  losses.stop,
  losses.lap_number,
  losses.lane_time_s,
  losses.is_tyre_change,
  losses.condition as track_condition,
  losses.stop_laps_s,
  losses.baseline,
  losses.baseline_size,
  losses.baseline_laps_s,
  losses.loss_s,
  circuits.circuit_median_loss_s,
  circuits.circuit_stops,
  losses.is_simulated
from losses
left join circuits
  on losses.circuit = circuits.circuit
  and losses.condition = circuits.condition
