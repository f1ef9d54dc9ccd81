{{ config(materialized='view') }}
-- Where on the track which gear was used on the best lap of each driver: to draw a map from.
select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  driver,
  driver_number,
  team,
  lap_number,
  point,
  distance_m,
  x_dm,
  y_dm,
  gear,
  speed_kmh,
  is_simulated
from {{ ref('speed_trace') }}
where x_dm is not null and y_dm is not null
