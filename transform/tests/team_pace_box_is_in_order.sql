-- Whiskers, quartiles and median lie in their order.
select
  session_id,
  team,
  lower_whisker_s,
  lower_quartile_s,
  median_s,
  upper_quartile_s,
  upper_whisker_s
from {{ ref('team_pace') }}
where lower_quartile_s > median_s
  or median_s > upper_quartile_s
  or lower_whisker_s > upper_whisker_s
  or outliers < 0
