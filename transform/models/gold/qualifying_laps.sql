-- The laps of qualifying with the part (Q1, Q2, Q3) in which each began. A part begins with the first
-- start after the part before it has finished; a restart after a red flag begins none.
with statuses as (
  select
    session_id,
    status,
    start_time_ms,
    count(case when status = 'Finished' then 1 end) over (
      partition by session_id order by start_time_ms, status
      rows between unbounded preceding and current row
    ) as parts_finished
  from {{ ref('session_status') }}
  where session_code in ('Q', 'SQ')
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
),

parts as (
  select session_id, parts_finished + 1 as segment, min(start_time_ms) as start_time_ms
  from statuses
  where status = 'Started' and parts_finished < 3
  group by session_id, parts_finished
),

laps as (
  select
    session_id,
    season,
    round,
    grand_prix,
    session_code,
    driver,
    driver_number,
    team,
    lap_number,
    lap_start_time_ms,
    lap_time_ms,
    lap_time_s,
    sector1_time_s,
    sector2_time_s,
    sector3_time_s,
    stint,
    compound,
    tyre_life,
    is_simulated,
    -- A pit entry after the end of the lap is that of the next one: timing gives it so at red flags.
    lap_time_ms is not null and not coalesce(deleted, false) and not is_generated
      and not is_out_lap and (not is_in_lap or coalesce(pit_in_time_ms > time_ms, false))
      as is_timed
  from {{ ref('laps') }}
  where session_code in ('Q', 'SQ')
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
),

in_parts as (
  select laps.session_id, laps.driver_number, laps.lap_number, max(parts.segment) as segment
  from laps
  inner join parts
    on laps.session_id = parts.session_id
    and laps.lap_start_time_ms >= parts.start_time_ms
  group by laps.session_id, laps.driver_number, laps.lap_number
),

marked as (
  select
    laps.*,
    -- Out-laps may begin before the light goes green: they belong to the first part.
    case
      when laps.lap_start_time_ms is not null
        and exists (select 1 from parts where parts.session_id = laps.session_id)
      then coalesce(in_parts.segment, 1)
    end as segment
  from laps
  left join in_parts
    on laps.session_id = in_parts.session_id
    and laps.driver_number = in_parts.driver_number
    and laps.lap_number = in_parts.lap_number
),

best as (
  select session_id, segment, min(lap_time_ms) as best_ms
  from marked
  where is_timed
  group by session_id, segment
)

select
  marked.session_id,
  marked.season,
  marked.round,
  marked.grand_prix,
  marked.session_code,
  marked.driver,
  marked.driver_number,
  marked.team,
  marked.lap_number,
  cast(marked.segment as integer) as segment,
  marked.is_timed,
  marked.lap_time_ms,
  marked.lap_time_s,
  marked.sector1_time_s,
  marked.sector2_time_s,
  marked.sector3_time_s,
  case
    when marked.is_timed then cast(marked.lap_time_ms - best.best_ms as double) / 1000
  end as gap_to_segment_best_s,
  marked.stint,
  marked.compound,
  marked.tyre_life,
  marked.is_simulated
from marked
left join best
  on marked.session_id = best.session_id
  and marked.segment = best.segment
