-- No mart has a better lap than fastest_laps has, or a better sector than sector_dominance.
select fastest.session_id, fastest.driver_number, fastest.lap_time_s, theory.best_lap_time_s
from {{ ref('fastest_laps') }} as fastest
left join {{ ref('theoretical_best') }} as theory
  on fastest.session_id = theory.session_id
  and fastest.driver_number = theory.driver_number
left join {{ ref('lap_time_distribution') }} as spread
  on fastest.session_id = spread.session_id
  and fastest.driver_number = spread.driver_number
left join {{ ref('sector_dominance') }} as sectors
  on fastest.session_id = sectors.session_id
  and fastest.driver_number = sectors.driver_number
where theory.best_lap_time_s < fastest.lap_time_s
  or spread.min_s < fastest.lap_time_s
  or theory.best_sector1_s is distinct from sectors.best_sector1_s
  or theory.best_sector2_s is distinct from sectors.best_sector2_s
  or theory.best_sector3_s is distinct from sectors.best_sector3_s
