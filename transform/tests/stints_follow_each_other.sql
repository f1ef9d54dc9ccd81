{{ config(severity='warn') }}
-- Stints of a driver do not overlap, and strategy has those of stint_summary; a warning, for the timing of
-- a session may be damaged.
with in_order as (
  select
    *,
    lag(last_lap) over (partition by session_id, driver_number order by stint) as last_lap_before
  from {{ ref('stint_summary') }}
)

select
  in_order.session_id,
  in_order.driver_number,
  in_order.stint,
  in_order.first_lap,
  in_order.last_lap
from in_order
left join {{ ref('strategy') }} as strategy
  on in_order.session_id = strategy.session_id
  and in_order.driver_number = strategy.driver_number
  and in_order.stint = strategy.stint
where in_order.first_lap <= in_order.last_lap_before
  or in_order.laps > in_order.last_lap - in_order.first_lap + 1
  or (
    in_order.session_code in ('R', 'S')
    and (
      strategy.first_lap is distinct from in_order.first_lap
      or strategy.last_lap is distinct from in_order.last_lap
      or strategy.compound is distinct from in_order.compound
    )
  )
