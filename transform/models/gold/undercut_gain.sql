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
  select session_id, driver_number, lap_number, time_s
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

-- Both at the end of the lap before the first stop, and of the one after the second. One join for
-- all four: of several, those of the same lap would be joined with each other first.
wanted as (
  select
    session_id,
    driver_number,
    rival_number,
    lap_number,
    rival_lap_number,
    unnest(['before', 'rival before', 'after', 'rival after']) as moment,
    unnest([driver_number, rival_number, driver_number, rival_number]) as crossing_number,
    unnest([lap_number - 1, lap_number - 1, rival_lap_number + 1, rival_lap_number + 1])
      as crossing_lap
  from pairs
),

moments as (
  select
    wanted.session_id,
    wanted.driver_number,
    rival_number,
    wanted.lap_number,
    rival_lap_number,
    max(case when moment = 'before' then time_s end) as before_time_s,
    max(case when moment = 'rival before' then time_s end) as rival_before_time_s,
    max(case when moment = 'after' then time_s end) as after_time_s,
    max(case when moment = 'rival after' then time_s end) as rival_after_time_s
  from wanted
  inner join crossings
    on wanted.session_id = crossings.session_id
    and wanted.crossing_number = crossings.driver_number
    and wanted.crossing_lap = crossings.lap_number
  group by
    wanted.session_id, wanted.driver_number, rival_number, wanted.lap_number, rival_lap_number
),

gaps as (
  select
    pairs.*,
    moments.before_time_s,
    greatest(moments.after_time_s, moments.rival_after_time_s) as after_time_s,
    round(moments.before_time_s - moments.rival_before_time_s, 6) as gap_before_s,
    round(moments.after_time_s - moments.rival_after_time_s, 6) as gap_after_s
  from pairs
  inner join moments
    on pairs.session_id = moments.session_id
    and pairs.driver_number = moments.driver_number
    and pairs.rival_number = moments.rival_number
    and pairs.lap_number = moments.lap_number
    and pairs.rival_lap_number = moments.rival_lap_number
  where moments.before_time_s > moments.rival_before_time_s
    and moments.before_time_s - moments.rival_before_time_s < {{ var('undercut_max_gap_s') }}
    and moments.after_time_s is not null
    and moments.rival_after_time_s is not null
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
