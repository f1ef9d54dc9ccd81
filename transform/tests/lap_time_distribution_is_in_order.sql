-- Quantiles do not decrease.
select *
from {{ ref('lap_time_distribution') }}
where not (
  min_s <= p05_s and p05_s <= p25_s and p25_s <= median_s and median_s <= p75_s
  and p75_s <= p95_s and p95_s <= max_s and mean_s between min_s and max_s
)
