-- Net passes: two cars cross the line in another order than a lap before, both racing on track.
with laps as (
  select
    session_id, season, round, grand_prix, session_code, driver, driver_number, team, lap_number,
    position, time_s, is_in_lap, is_out_lap, is_simulated,
    replace(replace(coalesce(track_status, ''), '1', ''), '2', '') <> ''
      as is_neutralised,
    lag(position) over laps_of_driver as position_before,
    lag(lap_number) over laps_of_driver as last_lap
  from {{ ref('laps') }}
  where session_code in ('R', 'S') and position is not null
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
  window laps_of_driver as (partition by session_id, driver_number order by lap_number)
),

racing as (
  select *
  from laps
  where last_lap = lap_number - 1 and not is_in_lap and not is_out_lap and not is_neutralised
)

select
  passing.session_id,
  passing.season,
  passing.round,
  passing.grand_prix,
  passing.session_code,
  passing.lap_number,
  passing.driver,
  passing.driver_number,
  passing.team,
  passed.driver as passed_driver,
  passed.driver_number as passed_driver_number,
  passed.team as passed_team,
  passing.position_before,
  passing.position,
  passed.position as passed_position,
  passing.time_s,
  round(passed.time_s - passing.time_s, 6) as gap_after_s,
  passing.is_simulated
from racing as passing
inner join racing as passed
  on passing.session_id = passed.session_id
  and passing.lap_number = passed.lap_number
  and passing.position_before > passed.position_before
  and passing.position < passed.position
