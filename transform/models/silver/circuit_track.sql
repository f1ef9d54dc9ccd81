-- The outline of the circuit, point by point in driving direction.
with typed as (
  select
    season || '-' || lpad(round, 2, '0') || '-' || session as session_id,
    cast(season as integer) as season,
    cast(round as integer) as round,
    grand_prix,
    session as session_code,
    cast(point_index as integer) as point_index,
    cast(x as double) as x_dm,
    cast(y as double) as y_dm
  from {{ source('bronze', 'circuit_track') }}
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
  changed.point_index,
  changed.x_dm,
  changed.y_dm,
  sessions.is_simulated
from changed
left join sessions
  on changed.session_id = sessions.session_id
