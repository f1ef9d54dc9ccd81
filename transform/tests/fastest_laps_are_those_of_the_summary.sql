-- Two marts that say what the best lap was say the same.
select summary.session_id, summary.driver_number, summary.best_lap_time_s, fastest.lap_time_s
from {{ ref('driver_session_summary') }} as summary
full outer join {{ ref('fastest_laps') }} as fastest
  on summary.session_id = fastest.session_id
  and summary.driver_number = fastest.driver_number
where coalesce(summary.best_lap_time_s, 0) <> coalesce(fastest.lap_time_s, 0)
