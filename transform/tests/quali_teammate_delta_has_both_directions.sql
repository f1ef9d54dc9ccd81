-- Each pair has two rows with opposite signs.
select a.session_id, a.driver_number, a.teammate_number
from {{ ref('quali_teammate_delta') }} as a
left join {{ ref('quali_teammate_delta') }} as b
  on a.session_id = b.session_id
  and a.driver_number = b.teammate_number
  and a.teammate_number = b.driver_number
where b.session_id is null or a.delta_s <> -b.delta_s or a.delta_pct <> -b.delta_pct
