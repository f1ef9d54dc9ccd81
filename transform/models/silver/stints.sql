-- Runs on one set of tyres, one row per driver and stint.
with keyed as (
  select season || '-' || lpad(round, 2, '0') || '-' || session as session_id, *
  from {{ source('bronze', 'stints') }}
),

changed as (
  select * from keyed
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

-- The archive may not have named the driver.
entrants as (
  select session_id, driver_number, driver
  from {{ ref('results') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
)

select
  changed.session_id,
  cast(changed.season as integer) as season,
  cast(changed.round as integer) as round,
  changed.grand_prix,
  changed.session as session_code,
  coalesce(entrants.driver, changed.driver) as driver,
  changed.driver_number,
  cast(changed.stint as integer) as stint,
  case when changed.compound not in ('nan', 'None', '') then changed.compound end as compound,
  changed.fresh_tyre,
  cast(changed.lap_start as integer) as lap_start,
  cast(changed.lap_end as integer) as lap_end,
  cast(changed.laps as integer) as laps,
  cast(changed.tyre_age_at_start as integer) as tyre_age_at_start,
  cast(changed.tyre_age_at_end as integer) as tyre_age_at_end,
  sessions.is_simulated
from changed
left join {{ ref('sessions') }} as sessions
  on changed.session_id = sessions.session_id
left join entrants
  on changed.session_id = entrants.session_id
  and changed.driver_number = entrants.driver_number
