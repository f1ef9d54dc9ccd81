-- The result of qualifying: each driver's time in each part, and the gap to the fastest of that part.
with results as (
  select *
  from {{ ref('results') }}
  where session_code in ('Q', 'SQ')
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
),

-- Parts in which each driver began a lap, where timing is there.
driven as (
  select session_id, driver_number, max(segment) as segment
  from {{ ref('qualifying_laps') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
  group by session_id, driver_number
),

compared as (
  select
    *,
    count(*) over (partition by session_id) as cars,
    count(q2_ms) over (partition by session_id) as q2_times,
    count(q3_ms) over (partition by session_id) as q3_times,
    min(q1_ms) over (partition by session_id) as best_q1_ms,
    min(q2_ms) over (partition by session_id) as best_q2_ms,
    min(q3_ms) over (partition by session_id) as best_q3_ms,
    -- The time of the first in the result: whoever was excluded keeps his times.
    min(case when position = 1 then coalesce(q3_ms, q2_ms, q1_ms) end) over (
      partition by session_id
    ) as pole_ms,
    rank() over (partition by session_id order by q1_ms nulls last) as q1_rank,
    rank() over (partition by session_id order by q2_ms nulls last) as q2_rank,
    rank() over (partition by session_id order by q3_ms nulls last) as q3_rank,
    -- Of equal times the one that was set first goes on: his place is the better one.
    row_number() over (
      partition by session_id order by q1_ms nulls last, q2_ms is null, position nulls last
    ) as q1_place,
    row_number() over (
      partition by session_id order by q2_ms nulls last, q3_ms is null, position nulls last
    ) as q2_place,
    case
      when q3_ms is not null then 3
      when q2_ms is not null then 2
      when q1_ms is not null then 1
    end as timed_segment
  from results
),

reached as (
  select
    compared.*,
    greatest(
      -- Who has a place was there.
      case when position is not null then 1 end,
      timed_segment,
      driven.segment,
      -- Ten go on to the last part, and to the second one ten and half of the others: who was among
      -- them took part, with a time or without. There is no such part where nobody has a time.
      case
        when cars < 16 then null
        when q3_times > 0 and q2_ms is not null and q2_place <= 10 then 3
        when q2_times > 0 and q1_ms is not null and q1_place <= 10 + ceil((cars - 10) / 2.0) then 2
      end
    ) as last_segment
  from compared
  left join driven
    on compared.session_id = driven.session_id
    and compared.driver_number = driven.driver_number
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
  cast(last_segment as integer) as last_segment,
  coalesce(q3_s, q2_s, q1_s) as last_segment_time_s,
  -- Coalesce of gaps, not gap of coalesced times: each is within one part.
  cast(coalesce(q3_ms - best_q3_ms, q2_ms - best_q2_ms, q1_ms - best_q1_ms) as double) / 1000
    as gap_to_segment_best_s,
  cast(coalesce(q3_ms, q2_ms, q1_ms) - pole_ms as double) / 1000 as gap_to_pole_s,
  is_simulated
from reached
