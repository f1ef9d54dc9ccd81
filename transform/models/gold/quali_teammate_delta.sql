-- Team mates in qualifying, compared in the last part in which both set a time.
with results as (
  select *
  from {{ ref('results') }}
  where session_code in ('Q', 'SQ') and team is not null
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
),

rain as (
  select session_id, max(rainfall) as rainfall
  from {{ ref('lap_weather') }}
  where session_code in ('Q', 'SQ')
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
  group by session_id
),

pairs as (
  select
    a.*,
    b.driver as teammate,
    b.driver_number as teammate_number,
    case
      when a.q3_ms is not null and b.q3_ms is not null then 3
      when a.q2_ms is not null and b.q2_ms is not null then 2
      when a.q1_ms is not null and b.q1_ms is not null then 1
    end as segment,
    b.q1_ms as teammate_q1_ms,
    b.q2_ms as teammate_q2_ms,
    b.q3_ms as teammate_q3_ms
  from results as a
  inner join results as b
    on a.session_id = b.session_id
    and a.team = b.team
    and a.driver_number <> b.driver_number
),

timed as (
  select
    *,
    case segment when 3 then q3_ms when 2 then q2_ms when 1 then q1_ms end as time_a_ms,
    case segment when 3 then teammate_q3_ms when 2 then teammate_q2_ms when 1 then teammate_q1_ms
    end as time_b_ms
  from pairs
)

select
  timed.session_id,
  timed.season,
  timed.round,
  timed.grand_prix,
  timed.session_code,
  timed.team,
  timed.driver,
  timed.driver_number,
  timed.teammate,
  timed.teammate_number,
  timed.segment,
  cast(timed.time_a_ms as double) / 1000 as driver_time_s,
  cast(timed.time_b_ms as double) / 1000 as teammate_time_s,
  cast(timed.time_a_ms - timed.time_b_ms as double) / 1000 as delta_s,
  round(
    200 * cast(timed.time_a_ms - timed.time_b_ms as double) / (timed.time_a_ms + timed.time_b_ms),
    4
  ) as delta_pct,
  rain.rainfall,
  timed.is_simulated
from timed
left join rain
  on timed.session_id = rain.session_id
where timed.segment is not null
