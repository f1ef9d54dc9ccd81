-- A stint on one compound has one line.
select session_id, driver_number, stint, compound, count(*) as row_count
from {{ ref('tyre_deg') }}
where {{ var('changed_sessions') }}
group by session_id, driver_number, stint, compound
having count(*) > 1
