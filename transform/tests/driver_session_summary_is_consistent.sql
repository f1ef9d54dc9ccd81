-- Parts are never more than the whole, and a best lap exists exactly where a lap improved on it.
select *
from {{ ref('driver_session_summary') }}
where laps_on_track > laps_total
  or pitstops >= laps_total
  or personal_best_laps > laps_total
  or (best_lap_time_s is null) <> (personal_best_laps = 0)
