-- How the track got faster or slower: the residuals of push laps in bins of five minutes.
with push_laps as (
  select *
  from {{ ref('push_laps') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  bin,
  bin * 5 as bin_start_min,
  count(*) as laps,
  count(distinct driver_number) as drivers,
  -- Whole microseconds: the sum does not depend on the order of the laps.
  round(cast(sum(cast(round(residual_s * 1000000) as bigint)) as double) / count(*) / 1000000, 6)
    as mean_residual_s,
  round(median(residual_s), 6) as median_residual_s,
  max(is_simulated) as is_simulated
from push_laps
group by session_id, season, round, grand_prix, session_code, bin
