-- Intervals leave no gap and no overlap: each ends where the next one begins, the last is open.
with in_order as (
  select
    session_id,
    start_time_ms,
    end_time_ms,
    lead(start_time_ms) over (
      partition by session_id order by start_time_ms, end_time_ms nulls last
    ) as next_start_time_ms
  from {{ ref('track_status') }}
)

select *
from in_order
where end_time_ms is distinct from next_start_time_ms
