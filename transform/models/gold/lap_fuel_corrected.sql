-- Laps of races as if the tank were empty: each lap less what the fuel still aboard costs.
with laps as (
  select
    *,
    max(lap_number) over (partition by session_id) as most_laps,
    max(coalesce(track_status, '') like '%5%') over (
      partition by session_id, driver_number order by lap_number
    ) as red_flag_so_far
  from {{ ref('laps') }}
  where session_code in ('R', 'S')
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
),

weather as (
  select session_id, driver_number, lap_number, rainfall
  from {{ ref('lap_weather') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

air as (
  select session_id, driver_number, lap_number, is_clean_air
  from {{ ref('gap_to_leader') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

-- A recording that begins amid the race has fewer laps than were driven.
official as (
  select session_id, max(laps) as most_laps
  from {{ ref('results') }}
  where session_code in ('R', 'S')
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
  group by session_id
),

loaded as (
  select
    laps.*,
    coalesce(sessions.total_laps, official.most_laps, laps.most_laps) as scheduled_laps,
    case when laps.session_code = 'S' then {{ var('sprint_fuel_start_kg') }}
      else {{ var('fuel_start_kg') }} end as fuel_start_kg,
    coalesce(weather.rainfall, false) or coalesce(laps.compound in ('INTERMEDIATE', 'WET'), false)
      as is_wet,
    coalesce(air.is_clean_air, false) as is_clean_air
  from laps
  left join {{ ref('sessions') }} as sessions
    on laps.session_id = sessions.session_id
  left join official
    on laps.session_id = official.session_id
  left join weather
    on laps.session_id = weather.session_id
    and laps.driver_number = weather.driver_number
    and laps.lap_number = weather.lap_number
  left join air
    on laps.session_id = air.session_id
    and laps.driver_number = air.driver_number
    and laps.lap_number = air.lap_number
),

corrected as (
  select
    *,
    round(
      cast({{ var('fuel_s_per_kg') }} as double) * fuel_start_kg * (scheduled_laps - lap_number)
      / scheduled_laps,
      6
    ) as fuel_correction_s
  from loaded
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
  scheduled_laps,
  stint,
  compound,
  tyre_life,
  fresh_tyre,
  lap_time_s,
  fuel_correction_s,
  round(lap_time_s - fuel_correction_s, 6) as fuel_corrected_s,
  is_wet,
  is_clean_air,
  nullif(
    concat_ws(
      ', ',
      case when is_wet then 'wet' end,
      case when red_flag_so_far then 'after a red flag' end,
      case when session_code = 'S' then 'sprint load' end
    ),
    ''
  ) as caveats,
  is_clean,
  exclusion_reasons,
  is_simulated
from corrected
