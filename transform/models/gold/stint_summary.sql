-- Each run on a set of tyres: how long, on what, and how fast.
with laps as (
  select
    *,
    coalesce(track_status, '') like '%5%' as under_red_flag,
    lag(coalesce(track_status, '') like '%5%') over (
      partition by session_id, driver_number order by lap_number
    ) as after_red_flag
  from {{ ref('laps') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

stints as (
  select session_id, driver_number, stint, compound, fresh_tyre, tyre_age_at_start
  from {{ ref('stints') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

summed as (
  select
    session_id, season, round, grand_prix, session_code, driver_number, stint,
    max(driver) as driver,
    max(team) as team,
    min(lap_number) as first_lap,
    max(lap_number) as last_lap,
    count(*) as laps,
    count(case when is_clean then 1 end) as clean_laps,
    round(median(case when is_clean then lap_time_s end), 6) as median_lap_time_s,
    min(
      case when not coalesce(deleted, false) and not is_generated and not is_out_lap
        then lap_time_s end
    ) as best_lap_time_s,
    min_by(under_red_flag or coalesce(after_red_flag, false), lap_number) as began_at_red_flag,
    max(is_simulated) as is_simulated
  from laps
  where stint is not null
  group by session_id, season, round, grand_prix, session_code, driver_number, stint
)

select
  summed.session_id,
  summed.season,
  summed.round,
  summed.grand_prix,
  summed.session_code,
  summed.driver,
  summed.driver_number,
  summed.team,
  summed.stint,
  summed.first_lap,
  summed.last_lap,
  summed.laps,
  stints.compound,
  stints.fresh_tyre,
  stints.tyre_age_at_start,
  summed.began_at_red_flag,
  summed.clean_laps,
  summed.median_lap_time_s,
  summed.best_lap_time_s,
  summed.is_simulated
from summed
left join stints
  on summed.session_id = stints.session_id
  and summed.driver_number = stints.driver_number
  and summed.stint = stints.stint
