-- Places won and lost on each lap, from the grid to the flag.
with laps as (
  select
    *,
    lag(position) over laps_of_driver as last_position,
    lag(lap_number) over laps_of_driver as last_lap
  from {{ ref('laps') }}
  where session_code in ('R', 'S') and position is not null
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
  window laps_of_driver as (partition by session_id, driver_number order by lap_number)
),

grid as (
  select
    session_id,
    driver_number,
    position as finish_position,
    grid_position = 0 as is_pit_lane_start,
    -- From the pit lane one starts behind everybody on the grid.
    case
      when grid_position > 0 then grid_position
      when grid_position = 0 then max(grid_position) over (partition by session_id) + 1
    end as start_position
  from {{ ref('results') }}
  where session_code in ('R', 'S')
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
),

placed as (
  select
    laps.*,
    grid.start_position,
    grid.is_pit_lane_start,
    grid.finish_position,
    case
      when laps.lap_number = 1 then grid.start_position
      when laps.last_lap = laps.lap_number - 1 then laps.last_position
    end as position_before
  from laps
  left join grid
    on laps.session_id = grid.session_id
    and laps.driver_number = grid.driver_number
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  driver,
  driver_number,
  team,
  lap_number,
  position_before,
  position,
  position_before - position as places_won,
  start_position,
  is_pit_lane_start,
  start_position - position as places_won_since_start,
  finish_position,
  is_simulated
from placed
