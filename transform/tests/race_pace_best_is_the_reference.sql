-- The first of each race has no distance to the best, all others have one.
select session_id, driver_number, pace_rank, delta_s, delta_pct
from {{ ref('race_pace') }}
where (pace_rank = 1) <> (delta_s = 0)
  or delta_s < 0
  or laps_used < {{ var('race_pace_min_laps') }}
  or clean_air_laps > laps_used
