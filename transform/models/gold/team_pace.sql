-- The teams of a race by the median of their clean laps, with the numbers of a box plot.
with laps as (
  select *
  from {{ ref('laps') }}
  where session_code in ('R', 'S') and is_clean and team is not null
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
),

boxes as (
  select
    session_id, season, round, grand_prix, session_code, team,
    count(*) as laps_used,
    round(quantile_cont(lap_time_s, 0.25), 6) as lower_quartile_s,
    round(median(lap_time_s), 6) as median_s,
    round(quantile_cont(lap_time_s, 0.75), 6) as upper_quartile_s,
    max(is_simulated) as is_simulated
  from laps
  group by session_id, season, round, grand_prix, session_code, team
),

-- Whiskers reach to the last lap within one and a half boxes.
whiskers as (
  select
    boxes.session_id,
    boxes.team,
    min(laps.lap_time_s) as lower_whisker_s,
    max(laps.lap_time_s) as upper_whisker_s,
    count(*) as laps_within
  from boxes
  inner join laps
    on boxes.session_id = laps.session_id
    and boxes.team = laps.team
    and laps.lap_time_s >= lower_quartile_s - 1.5 * (upper_quartile_s - lower_quartile_s)
    and laps.lap_time_s <= upper_quartile_s + 1.5 * (upper_quartile_s - lower_quartile_s)
  group by boxes.session_id, boxes.team
),

compared as (
  select *, min(median_s) over (partition by session_id) as best_s
  from boxes
)

select
  compared.session_id,
  compared.season,
  compared.round,
  compared.grand_prix,
  compared.session_code,
  compared.team,
  compared.laps_used,
  rank() over (partition by compared.session_id order by compared.median_s) as pace_rank,
  compared.median_s,
  round(compared.median_s - compared.best_s, 6) as delta_s,
  round(100 * (compared.median_s - compared.best_s) / compared.best_s, 6) as delta_pct,
  whiskers.lower_whisker_s,
  compared.lower_quartile_s,
  compared.upper_quartile_s,
  whiskers.upper_whisker_s,
  compared.laps_used - whiskers.laps_within as outliers,
  compared.is_simulated
from compared
left join whiskers
  on compared.session_id = whiskers.session_id
  and compared.team = whiskers.team
