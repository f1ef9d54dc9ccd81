{{ config(materialized='table') }}
-- Team mates in the qualifying sessions of a season: who was faster, and by how much in the middle.
select
  season,
  session_code,
  team,
  max(driver) as driver,
  driver_number,
  max(teammate) as teammate,
  teammate_number,
  count(*) as sessions,
  count(case when delta_s < 0 then 1 end) as sessions_faster,
  count(case when delta_s > 0 then 1 end) as sessions_slower,
  count(case when rainfall then 1 end) as sessions_with_rain,
  round(median(delta_pct), 6) as median_delta_pct,
  round(median(delta_s), 6) as median_delta_s,
  max(is_simulated) as is_simulated
from {{ ref('quali_teammate_delta') }}
group by season, session_code, team, driver_number, teammate_number
