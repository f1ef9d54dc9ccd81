{{ config(materialized='table') }}
-- Drivers by rounds: where each finished and what it was worth.
select
  season,
  round,
  max(grand_prix) as grand_prix,
  driver_id,
  max(driver) as driver,
  coalesce(max(case when session_code = 'R' then team end), max(team)) as team,
  min(case when session_code = 'R' then position end) as position,
  min(case when session_code = 'R' then classified_position end) as classified_position,
  min(case when session_code = 'R' then grid_position end) as grid_position,
  min(case when session_code = 'R' then status end) as status,
  min(case when session_code = 'S' then position end) as sprint_position,
  round(sum(case when session_code = 'R' then points end), 4) as race_points,
  round(sum(case when session_code = 'S' then points end), 4) as sprint_points,
  round(sum(points), 4) as points,
  max(is_simulated) as is_simulated
from {{ ref('championship_points') }}
group by season, round, driver_id
