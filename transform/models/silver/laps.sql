-- All laps of bronze, typed and judged, one row per driver and lap. Timing writes 'nan' or 'None'
-- for a compound that was never announced.
with keyed as (
  select season || '-' || lpad(round, 2, '0') || '-' || session as session_id, *
  from {{ source('bronze', 'laps') }}
),

changed as (
  select *
  from keyed
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

-- Beside the laps, not over them: sorting for a window costs by the width of its rows.
bests as (
  select
    session_id,
    -- An out-lap is never the best one, but now and then has a part of itself as its time.
    min(
      case
        when not coalesce(deleted, false) and not is_generated and pit_out_time_ms is null
        then lap_time_ms
      end
    ) as session_best_lap_time_ms
  from changed
  group by session_id
),

-- The archive may not have named the driver, and a team has one name in a season.
entrants as (
  select session_id, driver_number, driver, team
  from {{ ref('results') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

typed as (
  select
    changed.session_id,
    cast(changed.season as integer) as season,
    cast(changed.round as integer) as round,
    changed.grand_prix,
    changed.session as session_code,
    coalesce(entrants.driver, changed.driver) as driver,
    changed.driver_number,
    coalesce(entrants.team, changed.team) as team,
    cast(changed.lap_number as integer) as lap_number,
    cast(changed.stint as integer) as stint,
    case when changed.compound not in ('nan', 'None', '') then changed.compound end as compound,
    cast(changed.tyre_life as integer) as tyre_life,
    changed.fresh_tyre,
    cast(changed.position as integer) as position,
    changed.lap_time_ms,
    cast(changed.lap_time_ms as double) / 1000 as lap_time_s,
    changed.sector1_time_ms,
    cast(changed.sector1_time_ms as double) / 1000 as sector1_time_s,
    changed.sector2_time_ms,
    cast(changed.sector2_time_ms as double) / 1000 as sector2_time_s,
    changed.sector3_time_ms,
    cast(changed.sector3_time_ms as double) / 1000 as sector3_time_s,
    changed.time_ms,
    cast(changed.time_ms as double) / 1000 as time_s,
    changed.lap_start_time_ms,
    cast(changed.lap_start_time_ms as double) / 1000 as lap_start_time_s,
    changed.lap_start_date,
    changed.pit_out_time_ms,
    cast(changed.pit_out_time_ms as double) / 1000 as pit_out_time_s,
    changed.pit_in_time_ms,
    cast(changed.pit_in_time_ms as double) / 1000 as pit_in_time_s,
    changed.sector1_session_time_ms,
    cast(changed.sector1_session_time_ms as double) / 1000 as sector1_session_time_s,
    changed.sector2_session_time_ms,
    cast(changed.sector2_session_time_ms as double) / 1000 as sector2_session_time_s,
    changed.sector3_session_time_ms,
    cast(changed.sector3_session_time_ms as double) / 1000 as sector3_session_time_s,
    changed.speed_i1_kmh,
    changed.speed_i2_kmh,
    changed.speed_fl_kmh,
    changed.speed_st_kmh,
    changed.is_personal_best,
    changed.track_status,
    changed.deleted,
    changed.deleted_reason,
    changed.is_generated,
    changed.is_accurate,
    changed.pit_in_time_ms is not null as is_in_lap,
    changed.pit_out_time_ms is not null as is_out_lap,
    coalesce(changed.track_status = '1', false) as is_green,
    bests.session_best_lap_time_ms,
    sessions.is_simulated
  from changed
  left join bests
    on changed.session_id = bests.session_id
  left join {{ ref('sessions') }} as sessions
    on changed.session_id = sessions.session_id
  left join entrants
    on changed.session_id = entrants.session_id
    and changed.driver_number = entrants.driver_number
),

judged as (
  select
    *,
    nullif(
      concat_ws(
        ', ',
        case when lap_time_ms is null then 'no lap time' end,
        case when is_generated then 'generated' end,
        case when is_in_lap then 'in-lap' end,
        case when is_out_lap then 'out-lap' end,
        case when deleted then 'deleted' end,
        case when not is_green then 'track not clear' end,
        case when not is_accurate then 'not accurate' end,
        case
          when lap_time_ms > {{ var('clean_lap_factor') }} * session_best_lap_time_ms
          then 'slower than 107 %'
        end
      ),
      ''
    ) as exclusion_reasons
  from typed
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
  lap_number,
  stint,
  compound,
  tyre_life,
  fresh_tyre,
  position,
  lap_time_ms,
  lap_time_s,
  sector1_time_ms,
  sector1_time_s,
  sector2_time_ms,
  sector2_time_s,
  sector3_time_ms,
  sector3_time_s,
  time_ms,
  time_s,
  lap_start_time_ms,
  lap_start_time_s,
  lap_start_date,
  pit_out_time_ms,
  pit_out_time_s,
  pit_in_time_ms,
  pit_in_time_s,
  sector1_session_time_ms,
  sector1_session_time_s,
  sector2_session_time_ms,
  sector2_session_time_s,
  sector3_session_time_ms,
  sector3_session_time_s,
  speed_i1_kmh,
  speed_i2_kmh,
  speed_fl_kmh,
  speed_st_kmh,
  is_personal_best,
  track_status,
  deleted,
  deleted_reason,
  is_generated,
  is_accurate,
  is_in_lap,
  is_out_lap,
  is_green,
  session_best_lap_time_ms,
  exclusion_reasons is null as is_clean,
  exclusion_reasons,
  is_simulated
from judged
