-- What each team did in each competitive session.
select
  season,
  round,
  grand_prix,
  session_code,
  team,
  cast(sum(laps_on_track) as bigint) as team_laps_on_track,
  cast(sum(pitstops) as bigint) as team_pitstops,
  min(best_lap_time_s) as team_best_lap_time_s,
  max(is_simulated) as is_simulated,
  session_id
from {{ ref('driver_session_summary') }}
where session_code in ('SQ', 'S', 'Q', 'R') and team is not null
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
group by session_id, season, round, grand_prix, session_code, team
