-- What each driver did in each session; the columns are defined in driver_session_summary.yml.
with laps as (
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
    is_generated,
    is_simulated,
    is_in_lap,
    is_out_lap,
    coalesce(track_status, '') like '%5%' as under_red_flag,
    -- Null where the lap cannot be a best: deleted, the last lap of a retirement, or an out-lap.
    case
      when not coalesce(deleted, false) and not is_generated and not is_out_lap
      then lap_time_ms
    end as valid_time_ms
  from {{ ref('laps') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

in_order as (
  select
    *,
    lead(is_out_lap) over (
      partition by session_id, driver_number order by lap_number
    ) as next_is_out_lap,
    min(valid_time_ms) over (
      partition by session_id, driver_number order by lap_number
      rows between unbounded preceding and 1 preceding
    ) as best_before_ms
  from laps
)

select
  season,
  round,
  grand_prix,
  session_code,
  max(driver) as driver,
  driver_number,
  max(team) as team,
  count(*) as laps_total,
  count(case when not is_in_lap and not is_out_lap and not is_generated then 1 end)
    as laps_on_track,
  count(case when is_in_lap and next_is_out_lap and not under_red_flag then 1 end) as pitstops,
  cast(min(valid_time_ms) as double) / 1000 as best_lap_time_s,
  count(case when valid_time_ms < coalesce(best_before_ms, valid_time_ms + 1) then 1 end)
    as personal_best_laps,
  max(is_simulated) as is_simulated,
  session_id
from in_order
group by session_id, season, round, grand_prix, session_code, driver_number
