-- Each driver's best time in each sector, and how it compares with the session's best in that sector.
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
    count(*) as laps,
    min(sector1_time_ms) as s1_ms,
    min(sector2_time_ms) as s2_ms,
    min(sector3_time_ms) as s3_ms,
    max(is_simulated) as is_simulated
  from laps
  group by session_id, season, round, grand_prix, session_code, driver_number
),

ranked as (
  select
    *,
    min(s1_ms) over (partition by session_id) as best_s1_ms,
    min(s2_ms) over (partition by session_id) as best_s2_ms,
    min(s3_ms) over (partition by session_id) as best_s3_ms,
    rank() over (partition by session_id order by s1_ms nulls last) as s1_rank,
    rank() over (partition by session_id order by s2_ms nulls last) as s2_rank,
    rank() over (partition by session_id order by s3_ms nulls last) as s3_rank
  from best
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
  laps,
  cast(s1_ms as double) / 1000 as best_sector1_s,
  cast(s2_ms as double) / 1000 as best_sector2_s,
  cast(s3_ms as double) / 1000 as best_sector3_s,
  case when s1_ms is not null then cast(s1_rank as integer) end as sector1_rank,
  case when s2_ms is not null then cast(s2_rank as integer) end as sector2_rank,
  case when s3_ms is not null then cast(s3_rank as integer) end as sector3_rank,
  cast(s1_ms - best_s1_ms as double) / 1000 as sector1_gap_s,
  cast(s2_ms - best_s2_ms as double) / 1000 as sector2_gap_s,
  cast(s3_ms - best_s3_ms as double) / 1000 as sector3_gap_s,
  round(100 * cast(s1_ms as double) / best_s1_ms, 4) as sector1_of_best_pct,
  round(100 * cast(s2_ms as double) / best_s2_ms, 4) as sector2_of_best_pct,
  round(100 * cast(s3_ms as double) / best_s3_ms, 4) as sector3_of_best_pct,
  case when s1_ms = best_s1_ms then 1 else 0 end
    + case when s2_ms = best_s2_ms then 1 else 0 end
    + case when s3_ms = best_s3_ms then 1 else 0 end as sectors_led,
  is_simulated
from ranked
