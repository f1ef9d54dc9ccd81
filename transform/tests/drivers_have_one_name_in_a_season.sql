-- A driver has one name in a season, never none beside it, and all marts call him so; those of
-- telemetry take names from fastest_laps.
with known as (
  select season, driver from {{ ref('championship_points') }}
  union
  select season, driver from {{ ref('results') }}
),

marts as (
  select distinct 'clean_air_pace' as mart, season, driver as name from {{ ref('clean_air_pace') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'consistency' as mart, season, driver as name from {{ ref('consistency') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'driver_session_summary' as mart, season, driver as name from {{ ref('driver_session_summary') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'fastest_laps' as mart, season, driver as name from {{ ref('fastest_laps') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'gap_to_leader' as mart, season, driver as name from {{ ref('gap_to_leader') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'gap_to_leader' as mart, season, driver_ahead as name from {{ ref('gap_to_leader') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'lap_fuel_corrected' as mart, season, driver as name from {{ ref('lap_fuel_corrected') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'lap_time_distribution' as mart, season, driver as name from {{ ref('lap_time_distribution') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'overtakes' as mart, season, driver as name from {{ ref('overtakes') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'overtakes' as mart, season, passed_driver as name from {{ ref('overtakes') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'pit_loss' as mart, season, driver as name from {{ ref('pit_loss') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'pit_stops' as mart, season, driver as name from {{ ref('pit_stops') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'position_changes' as mart, season, driver as name from {{ ref('position_changes') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'push_laps' as mart, season, driver as name from {{ ref('push_laps') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'quali_teammate_delta' as mart, season, driver as name from {{ ref('quali_teammate_delta') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'quali_teammate_delta' as mart, season, teammate as name from {{ ref('quali_teammate_delta') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'quali_teammate_season' as mart, season, driver as name from {{ ref('quali_teammate_season') }}
  union all
  select distinct 'quali_teammate_season' as mart, season, teammate as name from {{ ref('quali_teammate_season') }}
  union all
  select distinct 'qualifying_laps' as mart, season, driver as name from {{ ref('qualifying_laps') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'qualifying_results' as mart, season, driver as name from {{ ref('qualifying_results') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'race_pace' as mart, season, driver as name from {{ ref('race_pace') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'season_heatmap' as mart, season, driver as name from {{ ref('season_heatmap') }}
  union all
  select distinct 'sector_dominance' as mart, season, driver as name from {{ ref('sector_dominance') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'speed_trap' as mart, season, driver as name from {{ ref('speed_trap') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'standings_progression' as mart, season, driver as name from {{ ref('standings_progression') }}
  union all
  select distinct 'stint_summary' as mart, season, driver as name from {{ ref('stint_summary') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'strategy' as mart, season, driver as name from {{ ref('strategy') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'theoretical_best' as mart, season, driver as name from {{ ref('theoretical_best') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'title_contenders' as mart, season, driver as name from {{ ref('title_contenders') }}
  union all
  select distinct 'tyre_deg' as mart, season, driver as name from {{ ref('tyre_deg') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'undercut_gain' as mart, season, driver as name from {{ ref('undercut_gain') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'undercut_gain' as mart, season, rival as name from {{ ref('undercut_gain') }}
  where {{ var('changed_sessions') }}
  union all
  select distinct 'weather_pace' as mart, season, driver as name from {{ ref('weather_pace') }}
  where {{ var('changed_sessions') }}
)

select 'championship_points' as mart, season, string_agg(distinct driver, ', ') as name
from {{ ref('championship_points') }}
group by season, driver_id
having count(distinct driver) > 1 or (count(driver) > 0 and count(driver) < count(*))
union all
select mart, season, name
from marts
where name is not null
  and (season, name) not in (select (season, driver) from known where driver is not null)
