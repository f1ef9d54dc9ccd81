-- Marshal sectors on the map of the circuit.
with typed as (
  select
    season || '-' || lpad(round, 2, '0') || '-' || session as session_id,
    cast(season as integer) as season,
    cast(round as integer) as round,
    grand_prix,
    session as session_code,
    cast(number as integer) as number,
    letter,
    cast(x as double) as x_dm,
    cast(y as double) as y_dm,
    cast(angle_deg as double) as angle_deg,
    cast(distance as double) / 10 as distance_m
  from {{ source('bronze', 'circuit_marshal_sectors') }}
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
  changed.number,
  changed.letter,
  changed.x_dm,
  changed.y_dm,
  changed.angle_deg,
  changed.distance_m,
  sessions.is_simulated
from changed
left join sessions
  on changed.session_id = sessions.session_id
