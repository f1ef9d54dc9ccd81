-- Undercuts: the car behind stops first, the car ahead answers within a few laps. What did it gain?
with stops as (
  select
    *,
    lead(lap_number) over (
      partition by session_id, driver_number order by lap_number
    ) as next_stop_lap
  from {{ ref('pit_loss') }}
  where is_tyre_change
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
),

crossings as (
  select session_id, driver_number, lap_number, position, time_s
  from {{ ref('gap_to_leader') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

neutralised as (
  select session_id, start_time_s, end_time_s
  from {{ ref('track_status') }}
  where status in ('4', '5', '6', '7')
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
),

-- A stop on time, in this race.
usual as (
  select session_id, median(lane_time_s) as lane_time_s, median(loss_s) as loss_s
  from stops
  where track_condition = 'green'
  group by session_id
),

-- Both are on the lap before the first stop, and neither stops again before both are back on track.
pairs as (
  select
    first.*,
    second.driver as rival,
    second.driver_number as rival_number,
    second.team as rival_team,
    second.lap_number as rival_lap_number,
    second.lane_time_s as rival_lane_time_s,
    second.loss_s as rival_loss_s
  from stops as first
  inner join stops as second
    on first.session_id = second.session_id
    and first.driver_number <> second.driver_number
    and second.lap_number > first.lap_number
    and second.lap_number <= first.lap_number + {{ var('undercut_max_laps') }}
  where coalesce(first.next_stop_lap > second.lap_number + 1, true)
),

gaps as (
  select
    pairs.*,
    before.time_s as before_time_s,
    greatest(after.time_s, rival_after.time_s) as after_time_s,
    round(before.time_s - rival_before.time_s, 6) as gap_before_s,
    round(after.time_s - rival_after.time_s, 6) as gap_after_s
  from pairs
  inner join crossings as before
    on pairs.session_id = before.session_id
    and pairs.driver_number = before.driver_number
    and before.lap_number = pairs.lap_number - 1
  inner join crossings as rival_before
    on pairs.session_id = rival_before.session_id
    and pairs.rival_number = rival_before.driver_number
    and rival_before.lap_number = pairs.lap_number - 1
  inner join crossings as after
    on pairs.session_id = after.session_id
    and pairs.driver_number = after.driver_number
    and after.lap_number = pairs.rival_lap_number + 1
  inner join crossings as rival_after
    on pairs.session_id = rival_after.session_id
    and pairs.rival_number = rival_after.driver_number
    and rival_after.lap_number = pairs.rival_lap_number + 1
  where before.time_s > rival_before.time_s
    and before.time_s - rival_before.time_s < {{ var('undercut_max_gap_s') }}
),

disturbed as (
  select distinct gaps.session_id, gaps.driver_number, gaps.rival_number, gaps.lap_number
  from gaps
  inner join neutralised
    on gaps.session_id = neutralised.session_id
    and gaps.after_time_s > neutralised.start_time_s
    and (gaps.before_time_s < neutralised.end_time_s or neutralised.end_time_s is null)
)

select
  gaps.session_id,
  gaps.season,
  gaps.round,
  gaps.grand_prix,
  gaps.session_code,
  gaps.driver,
  gaps.driver_number,
  gaps.team,
  gaps.rival,
  gaps.rival_number,
  gaps.rival_team,
  gaps.lap_number,
  gaps.rival_lap_number,
  gaps.lane_time_s,
  gaps.rival_lane_time_s,
  gaps.gap_before_s,
  gaps.gap_after_s,
  round(gaps.gap_before_s - gaps.gap_after_s, 6) as gain_s,
  gaps.gap_after_s < 0 as is_success,
  nullif(
    concat_ws(
      ', ',
      case when disturbed.session_id is not null then 'safety car between' end,
      case
        when greatest(gaps.lane_time_s, gaps.rival_lane_time_s)
          > usual.lane_time_s + {{ var('slow_stop_s') }}
          -- The loss sees what happened around the lane too, but is not known of each stop.
          or greatest(gaps.loss_s, gaps.rival_loss_s) > usual.loss_s + {{ var('slow_stop_s') }}
        then 'slow stop'
      end
    ),
    ''
  ) as exclusion_reasons,
  gaps.is_simulated
from gaps
left join disturbed
  on gaps.session_id = disturbed.session_id
  and gaps.driver_number = disturbed.driver_number
  and gaps.rival_number = disturbed.rival_number
  and gaps.lap_number = disturbed.lap_number
left join usual
  on gaps.session_id = usual.session_id
