-- is_clean agrees with its definition, and exactly the other laps have a reason.
select session_id, driver_number, lap_number, is_clean, exclusion_reasons
from {{ ref('laps') }}
where is_clean <> coalesce(
    is_accurate
    and track_status = '1'
    and pit_in_time_ms is null
    and pit_out_time_ms is null
    and not coalesce(deleted, false)
    and not is_generated
    and lap_time_ms <= {{ var('clean_lap_factor') }} * session_best_lap_time_ms,
    false
  )
  or is_clean <> (exclusion_reasons is null)
