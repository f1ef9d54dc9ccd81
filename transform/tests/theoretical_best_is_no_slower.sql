-- The sum of the best sectors is never slower than the best lap, and the last part never beats all.
select *
from {{ ref('theoretical_best') }}
where theoretical_best_s > best_lap_time_s
  or last_segment_theoretical_best_s < theoretical_best_s
