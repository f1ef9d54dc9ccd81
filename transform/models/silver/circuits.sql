-- The map of the circuit that goes with a session, one row where the origin has one.
with typed as (
  select
    season || '-' || lpad(round, 2, '0') || '-' || session as session_id,
    cast(season as integer) as season,
    cast(round as integer) as round,
    grand_prix,
    session as session_code,
    cast(circuit_key as integer) as circuit_key,
    circuit_name,
    location,
    cast(country_key as integer) as country_key,
    country_code,
    country,
    cast(map_season as integer) as map_season,
    cast(rotation_deg as double) as rotation_deg,
    cast(pit_loss_ms as bigint) as pit_loss_ms,
    cast(pit_loss_safety_car_ms as bigint) as pit_loss_safety_car_ms,
    cast(pit_loss_virtual_safety_car_ms as bigint) as pit_loss_virtual_safety_car_ms
  from {{ source('bronze', 'circuits') }}
),

changed as (
  select *
  from typed
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

sessions as (
  select session_id, is_simulated
  from {{ ref('sessions') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
)

select
  changed.session_id,
  changed.season,
  changed.round,
  changed.grand_prix,
  changed.session_code,
  changed.circuit_key,
  changed.circuit_name,
  changed.location,
  changed.country_key,
  changed.country_code,
  changed.country,
  changed.map_season,
  changed.rotation_deg,
  changed.pit_loss_ms,
  cast(changed.pit_loss_ms as double) / 1000 as pit_loss_s,
  changed.pit_loss_safety_car_ms,
  cast(changed.pit_loss_safety_car_ms as double) / 1000 as pit_loss_safety_car_s,
  changed.pit_loss_virtual_safety_car_ms,
  cast(changed.pit_loss_virtual_safety_car_ms as double) / 1000 as pit_loss_virtual_safety_car_s,
  sessions.is_simulated
from changed
left join sessions
  on changed.session_id = sessions.session_id
