-- The sum of each driver's best sectors, beside the best lap that was driven in one piece.
with laps as (
  select *
  from {{ ref('laps') }}
  where lap_time_ms is not null
    and not coalesce(deleted, false)
    and not is_generated
    and not is_out_lap
    -- A pit entry after the end of the lap is that of the next one: timing gives it so at red flags.
    and (not is_in_lap or pit_in_time_ms > time_ms)
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
),

segments as (
  select session_id, driver_number, lap_number, segment
  from {{ ref('qualifying_laps') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

placed as (
  select
    laps.*,
    segments.segment,
    max(segments.segment) over (
      partition by laps.session_id, laps.driver_number
    ) as last_segment
  from laps
  left join segments
    on laps.session_id = segments.session_id
    and laps.driver_number = segments.driver_number
    and laps.lap_number = segments.lap_number
),

best as (
  select
    session_id,
    season,
    round,
    grand_prix,
    session_code,
    driver_number,
    max(driver) as driver,
    max(team) as team,
    max(last_segment) as last_segment,
    min(lap_time_ms) as lap_ms,
    min(sector1_time_ms) as s1_ms,
    min(sector2_time_ms) as s2_ms,
    min(sector3_time_ms) as s3_ms,
    min(case when segment = last_segment then lap_time_ms end) as last_lap_ms,
    min(case when segment = last_segment then sector1_time_ms end) as last_s1_ms,
    min(case when segment = last_segment then sector2_time_ms end) as last_s2_ms,
    min(case when segment = last_segment then sector3_time_ms end) as last_s3_ms,
    max(is_simulated) as is_simulated
  from placed
  group by session_id, season, round, grand_prix, session_code, driver_number
),

summed as (
  select
    *,
    -- Sectors are rounded one by one: their sum may exceed the lap they come from by a thousandth or
    -- two. A best lap without sector times may beat the sum of the others by far.
    least(s1_ms + s2_ms + s3_ms, lap_ms) as theoretical_ms,
    least(last_s1_ms + last_s2_ms + last_s3_ms, last_lap_ms) as last_theoretical_ms
  from best
),

complete as (
  select
    *,
    case when s1_ms + s2_ms + s3_ms is not null then theoretical_ms end as sum_ms,
    case when last_s1_ms + last_s2_ms + last_s3_ms is not null then last_theoretical_ms end
      as last_sum_ms
  from summed
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  driver,
  driver_number,
  team,
  cast(lap_ms as double) / 1000 as best_lap_time_s,
  cast(s1_ms as double) / 1000 as best_sector1_s,
  cast(s2_ms as double) / 1000 as best_sector2_s,
  cast(s3_ms as double) / 1000 as best_sector3_s,
  cast(sum_ms as double) / 1000 as theoretical_best_s,
  cast(lap_ms - sum_ms as double) / 1000 as gap_to_theoretical_s,
  case
    when sum_ms is not null
    then cast(rank() over (partition by session_id order by sum_ms nulls last) as integer)
  end as theoretical_rank,
  cast(rank() over (partition by session_id order by lap_ms) as integer) as best_lap_rank,
  cast(sum_ms - min(sum_ms) over (partition by session_id) as double) / 1000
    as gap_to_best_theoretical_s,
  last_segment,
  cast(last_lap_ms as double) / 1000 as last_segment_best_lap_s,
  cast(last_sum_ms as double) / 1000 as last_segment_theoretical_best_s,
  is_simulated
from complete
