-- The result of qualifying: each driver's time in each part, and the gap to the fastest of that part.
with results as (
  select *
  from {{ ref('results') }}
  where session_code in ('Q', 'SQ')
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
),

compared as (
  select
    *,
    min(q1_ms) over (partition by session_id) as best_q1_ms,
    min(q2_ms) over (partition by session_id) as best_q2_ms,
    min(q3_ms) over (partition by session_id) as best_q3_ms,
    rank() over (partition by session_id order by q1_ms nulls last) as q1_rank,
    rank() over (partition by session_id order by q2_ms nulls last) as q2_rank,
    rank() over (partition by session_id order by q3_ms nulls last) as q3_rank,
    case
      when q3_ms is not null then 3
      when q2_ms is not null then 2
      when q1_ms is not null then 1
    end as last_segment
  from results
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  position,
  driver,
  driver_number,
  team,
  q1_s,
  q2_s,
  q3_s,
  case when q1_ms is not null then cast(q1_rank as integer) end as q1_rank,
  case when q2_ms is not null then cast(q2_rank as integer) end as q2_rank,
  case when q3_ms is not null then cast(q3_rank as integer) end as q3_rank,
  cast(q1_ms - best_q1_ms as double) / 1000 as q1_gap_s,
  cast(q2_ms - best_q2_ms as double) / 1000 as q2_gap_s,
  cast(q3_ms - best_q3_ms as double) / 1000 as q3_gap_s,
  last_segment,
  coalesce(q3_s, q2_s, q1_s) as last_segment_time_s,
  -- Coalesce of gaps, not gap of coalesced times: each is within one part.
  cast(coalesce(q3_ms - best_q3_ms, q2_ms - best_q2_ms, q1_ms - best_q1_ms) as double) / 1000
    as gap_to_segment_best_s,
  cast(coalesce(q3_ms, q2_ms, q1_ms) - coalesce(best_q3_ms, best_q2_ms, best_q1_ms) as double)
    / 1000 as gap_to_pole_s,
  is_simulated
from compared
