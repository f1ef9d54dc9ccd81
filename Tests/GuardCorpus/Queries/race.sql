SELECT driver, team, race_pace_s, delta_s FROM gold.race_pace WHERE session_id = '2023-01-R' ORDER BY pace_rank
;;
SELECT driver, min(lap_time_s) AS best FROM silver.laps WHERE season = 2023 AND round = 1 AND session_code = 'R' AND NOT deleted GROUP BY driver ORDER BY best LIMIT 10
;;
WITH best AS (
  SELECT session_id, driver, min(lap_time_s) AS best_s
  FROM silver.laps
  WHERE is_clean
  GROUP BY session_id, driver
)
SELECT session_id, driver, best_s, best_s - min(best_s) OVER (PARTITION BY session_id) AS gap_s
FROM best
ORDER BY session_id, gap_s
;;
SELECT driver, lap_number, lap_time_s,
       lap_time_s - lag(lap_time_s) OVER (PARTITION BY driver ORDER BY lap_number) AS change_s
FROM silver.laps
WHERE session_id = '2023-01-R'
QUALIFY change_s > 1
ORDER BY change_s DESC
;;
SELECT team, count(DISTINCT driver) AS drivers, round(avg(race_pace_s), 3) AS pace_s
FROM gold.race_pace GROUP BY team HAVING count(*) > 2 ORDER BY pace_s
;;
SELECT p.driver, p.stop, p.lap_number, p.compound_before, p.compound_after, l.loss_s
FROM gold.pit_stops AS p
LEFT JOIN gold.pit_loss AS l USING (session_id, driver_number, stop)
WHERE p.is_tyre_change
ORDER BY p.session_id, p.lap_number
;;
-- # the classic top-n per group
SELECT * FROM (
  SELECT *, row_number() OVER (PARTITION BY session_id ORDER BY lap_time_s) AS n FROM silver.laps WHERE lap_time_s IS NOT NULL
) WHERE n <= 3
;;
SELECT driver, string_agg(compound, ' > ' ORDER BY stint) AS strategy, max(position) AS finished
FROM gold.strategy WHERE session_id = '2024-01-R' GROUP BY driver ORDER BY finished
;;
SELECT driver, list(compound ORDER BY stint) AS compounds, len(list(compound)) - 1 AS stops
FROM gold.strategy GROUP BY driver, session_id
;;
SELECT compound, regr_slope(fuel_corrected_s, tyre_life) AS slope, regr_r2(fuel_corrected_s, tyre_life) AS r2, count(*) AS laps
FROM gold.lap_fuel_corrected WHERE is_clean AND NOT is_wet GROUP BY compound ORDER BY slope
;;
SELECT driver, quantile_cont(lap_time_s, [0.25, 0.5, 0.75]) AS quartiles FROM silver.laps WHERE is_clean GROUP BY driver
;;
SELECT o.driver, o.passed_driver, count(*) AS times FROM gold.overtakes o WHERE o.season = 2023 GROUP BY ALL ORDER BY times DESC, 1, 2
;;
SELECT lap_number, max(gap_to_leader_s) FILTER (WHERE driver = 'LEC') AS lec, max(gap_to_leader_s) FILTER (WHERE driver = 'VER') AS ver
FROM gold.gap_to_leader WHERE session_id = '2023-01-R' GROUP BY lap_number ORDER BY lap_number
;;
SELECT a.lap_number, a.driver, b.driver AS other, a.gap_to_leader_s - b.gap_to_leader_s AS gap_s
FROM gold.gap_to_leader a JOIN gold.gap_to_leader b ON a.session_id = b.session_id AND a.lap_number = b.lap_number
WHERE a.driver = 'HAM' AND b.driver = 'NOR'
;;
SELECT driver, sum(places_won) AS won, sum(CASE WHEN places_won < 0 THEN -places_won ELSE 0 END) AS lost
FROM gold.position_changes GROUP BY driver ORDER BY won DESC
;;
SELECT driver, team, mad_s, consistency_rank FROM gold.consistency WHERE laps_used >= 8 ORDER BY consistency_rank, driver
;;
SELECT circuit, median(loss_s) AS loss_s, count(*) AS stops FROM gold.pit_loss WHERE track_condition = 'green' GROUP BY circuit
;;
SELECT session_id, driver, rival, gain_s, CASE WHEN is_success THEN 'worked' ELSE 'failed' END AS outcome
FROM gold.undercut_gain ORDER BY abs(gain_s) DESC NULLS LAST
;;
SELECT driver, stint, compound, slope_s_per_lap, r2 FROM gold.tyre_deg WHERE r2 > 0.5 AND laps_used >= 5 ORDER BY slope_s_per_lap DESC LIMIT 20
;;
SELECT s.driver, s.stint, s.laps, s.median_lap_time_s, d.slope_s_per_lap
FROM gold.stint_summary s LEFT JOIN gold.tyre_deg d ON (s.session_id, s.driver_number, s.stint) = (d.session_id, d.driver_number, d.stint)
;;
SELECT grouping(team) AS is_total, team, driver, avg(lap_time_s) FROM silver.laps GROUP BY ROLLUP (team, driver) ORDER BY ALL
;;
SELECT season, session_code, compound, count(*) FROM silver.laps GROUP BY GROUPING SETS ((season), (session_code, compound), ())
;;
SELECT season, compound, fresh_tyre, count(*) AS laps FROM silver.laps GROUP BY CUBE (season, compound, fresh_tyre)
;;
PIVOT (SELECT driver, lap_number, position FROM silver.laps WHERE session_id = '2023-01-R') ON driver IN ('VER', 'LEC', 'HAM') USING first(position) GROUP BY lap_number ORDER BY lap_number
;;
SELECT * FROM (SELECT team, session_code, team_pitstops FROM gold.team_event_summary) PIVOT (sum(team_pitstops) FOR session_code IN ('R', 'S', 'Q'))
;;
UNPIVOT (SELECT driver, best_sector1_s, best_sector2_s, best_sector3_s FROM gold.theoretical_best) ON best_sector1_s, best_sector2_s, best_sector3_s INTO NAME sector VALUE time_s
;;
FROM gold.race_pace SELECT driver, race_pace_s WHERE season = 2024 ORDER BY race_pace_s LIMIT 5
;;
FROM silver.results
;;
TABLE gold.season_rules
;;
SELECT driver, race_pace_s, ntile(4) OVER w AS quarter, percent_rank() OVER w AS share, cume_dist() OVER w AS below
FROM gold.race_pace WINDOW w AS (PARTITION BY session_id ORDER BY race_pace_s)
;;
SELECT driver, lap_number, avg(lap_time_s) OVER (PARTITION BY driver ORDER BY lap_number ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING) AS smooth_s
FROM silver.laps WHERE session_code = 'R'
;;
SELECT driver, lap_start_date, count(*) OVER (ORDER BY lap_start_date RANGE BETWEEN INTERVAL 5 MINUTE PRECEDING AND CURRENT ROW) AS recent FROM silver.laps
;;
SELECT driver, first_value(compound) OVER (PARTITION BY session_id, driver ORDER BY lap_number) AS first_tyre, last_value(compound IGNORE NULLS) OVER (PARTITION BY session_id, driver ORDER BY lap_number ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS last_tyre FROM silver.laps
;;
SELECT l.driver, l.lap_number, w.track_temp_c
FROM silver.laps l ASOF JOIN silver.weather w ON l.session_id = w.session_id AND l.time_s >= w.time_s
ORDER BY l.driver, l.lap_number
;;
SELECT l.driver, l.lap_number, t.message FROM silver.laps l ASOF LEFT JOIN silver.track_status t ON l.session_id = t.session_id AND l.lap_start_time_s >= t.start_time_s
;;
SELECT d.driver, best.lap_number, best.lap_time_s
FROM (SELECT DISTINCT session_id, driver FROM silver.drivers) d,
LATERAL (SELECT lap_number, lap_time_s FROM silver.laps l WHERE l.session_id = d.session_id AND l.driver = d.driver ORDER BY lap_time_s LIMIT 1) best
;;
SELECT driver, team FROM silver.results WHERE position <= 3 UNION ALL SELECT driver, team FROM gold.qualifying_results WHERE position = 1
;;
SELECT driver FROM silver.results WHERE points > 0 EXCEPT SELECT driver FROM gold.overtakes
;;
SELECT driver FROM silver.results INTERSECT SELECT passed_driver FROM gold.overtakes ORDER BY driver
;;
SELECT driver, points FROM silver.results UNION BY NAME SELECT driver, team FROM gold.race_pace
;;
SELECT r.driver, r.points FROM silver.results r WHERE EXISTS (SELECT 1 FROM gold.pit_stops p WHERE p.session_id = r.session_id AND p.driver_number = r.driver_number)
;;
SELECT driver, points FROM silver.results WHERE points >= (SELECT avg(points) FROM silver.results)
;;
SELECT driver FROM silver.results WHERE driver NOT IN (SELECT passed_driver FROM gold.overtakes WHERE passed_driver IS NOT NULL)
;;
SELECT driver FROM gold.race_pace WHERE race_pace_s <= ALL (SELECT race_pace_s FROM gold.race_pace WHERE race_pace_s IS NOT NULL)
;;
SELECT team, arg_min(driver, race_pace_s) AS faster, arg_max(driver, race_pace_s) AS slower, max(race_pace_s) - min(race_pace_s) AS gap_s FROM gold.team_pace JOIN gold.race_pace USING (session_id, team) GROUP BY team
;;
SELECT session_id, mode(compound) AS most_used, approx_count_distinct(driver) AS drivers, bool_or(is_wet) AS rain FROM gold.lap_fuel_corrected GROUP BY session_id
;;
SELECT corr(tyre_life, lap_time_s), covar_pop(tyre_life, lap_time_s), stddev(lap_time_s), var_samp(lap_time_s), skewness(lap_time_s), kurtosis(lap_time_s), mad(lap_time_s) FROM silver.laps
;;
SELECT driver, weighted_avg(lap_time_s, tyre_life) AS weighted FROM silver.laps GROUP BY driver
;;
SELECT driver, histogram(compound) AS tyres FROM silver.laps GROUP BY driver
;;
SELECT driver, lap_number, bar(lap_time_s, 0, 100, 20) AS picture FROM silver.laps ORDER BY lap_number LIMIT 10
;;
SELECT driver, repeat('#', 10) || ' ' || laps_total AS line FROM gold.driver_session_summary
;;
SELECT driver || ' (' || team || ')' AS who, concat_ws(', ', first_lap, last_lap) AS laps FROM gold.strategy
;;
SELECT team, string_agg(DISTINCT driver || ' ' || round(race_pace_s, 1), ', ' ORDER BY driver || ' ' || round(race_pace_s, 1)) AS drivers FROM gold.race_pace GROUP BY team
;;
WITH s AS (SELECT driver, string_agg(compound, '-' ORDER BY stint) AS strategy FROM gold.strategy WHERE session_id = '2023-01-R' GROUP BY 1) SELECT driver || ': ' || strategy AS line FROM s ORDER BY 1
;;
WITH s AS (SELECT session_id, driver, string_agg(compound, '-' ORDER BY stint) AS strategy FROM gold.strategy GROUP BY ALL)
SELECT r.position, r.driver, s.strategy FROM silver.results r JOIN s ON s.session_id = r.session_id AND s.driver = r.driver ORDER BY 1
;;
SELECT strategy, count(*) AS drivers FROM (SELECT driver, string_agg(compound[1], '' ORDER BY stint) AS strategy FROM gold.strategy GROUP BY session_id, driver) GROUP BY strategy
;;
SELECT driver, printf('%d:%06.3f', CAST(floor(lap_time_s / 60) AS INTEGER), lap_time_s % 60) AS lap FROM gold.fastest_laps WHERE rank = 1
;;
SELECT driver, format('{:.3f} s', lap_time_s) AS lap, strftime(lap_start_date, '%H:%M:%S') AS at FROM silver.laps WHERE lap_time_s IS NOT NULL
;;
SELECT session_id, regexp_extract(session_id, '^(\d+)-(\d+)-(\w+)$', 3) AS code, regexp_replace(grand_prix, '-grand-prix$', '') AS name FROM silver.sessions
;;
SELECT upper(left(grand_prix, 1)) || replace(substr(grand_prix, 2), '-', ' ') AS title FROM silver.sessions
;;
SELECT split_part(grand_prix, '-', 1) AS place, string_split(grand_prix, '-')[1] AS first_part, length(grand_prix), strpos(grand_prix, '-') FROM silver.sessions
;;
SELECT * FROM silver.race_control WHERE message ILIKE '%deleted%' OR message LIKE 'CAR % TIME%' ORDER BY time_s
;;
SELECT flag, scope, count(*) FROM silver.race_control WHERE category = 'Flag' AND message NOT LIKE '%CLEAR%' GROUP BY 1, 2 ORDER BY 3 DESC
;;
SELECT session_id, sum(duration_s) AS s FROM silver.track_status WHERE status IN ('4', '6', '7') GROUP BY session_id
;;
SELECT date_trunc('hour', session_start) AS hour, extract(dow FROM session_start) AS weekday, dayname(session_start), session_start AT TIME ZONE 'UTC' FROM silver.sessions
;;
SELECT event_name, session_start + gmt_offset_s * INTERVAL 1 SECOND AS local_start, date_diff('day', min(session_start) OVER (), session_start) AS day FROM silver.sessions
;;
SELECT season, count(*) AS sessions, min(session_start)::DATE AS first, max(session_start)::DATE AS last FROM silver.sessions GROUP BY season
;;
SELECT CAST(lap_start_date AS DATE) AS day, count(*) FROM silver.laps GROUP BY day
;;
SELECT driver, coalesce(compound, 'UNKNOWN') AS compound, nullif(tyre_life, 0), greatest(stint, 1), least(lap_number, 10), if(fresh_tyre, 'new', 'used') AS state FROM silver.laps
;;
SELECT driver, lap_time_s::DECIMAL(8,3) AS lap, TRY_CAST(driver_number AS INTEGER) AS number, lap_number::VARCHAR AS text FROM silver.laps
;;
SELECT COLUMNS('.*_s$') FROM gold.pit_stops
;;
SELECT * EXCLUDE (is_simulated, session_id) REPLACE (round(race_pace_s, 2) AS race_pace_s) FROM gold.race_pace
;;
SELECT min(COLUMNS(*)) FROM gold.race_pace
;;
SELECT p.* EXCLUDE (team), r.points FROM gold.race_pace p JOIN silver.results r USING (session_id, driver_number)
;;
SELECT #1, driver FROM gold.race_pace ORDER BY #2
;;
SELECT DISTINCT ON (session_id) session_id, driver, lap_time_s FROM silver.laps ORDER BY session_id, lap_time_s
;;
SELECT driver, lap_time_s FROM silver.laps USING SAMPLE 10 ROWS
;;
SELECT avg(lap_time_s) FROM silver.laps TABLESAMPLE 50%
;;
VALUES ('SOFT', 1), ('MEDIUM', 2), ('HARD', 3)
;;
SELECT l.driver, c.softness FROM silver.laps l JOIN (VALUES ('SOFT', 1), ('MEDIUM', 2), ('HARD', 3)) AS c(compound, softness) USING (compound)
;;
SELECT n.lap, count(l.driver) AS finished FROM range(1, 58) AS n(lap) LEFT JOIN silver.laps l ON l.lap_number = n.lap GROUP BY n.lap ORDER BY n.lap
;;
SELECT s.driver, s.stint, r.lap FROM gold.stint_summary s, range(s.first_lap, s.last_lap + 1) AS r(lap)
;;
SELECT day, count(s.session_id) FROM generate_series(TIMESTAMP '2023-03-01', TIMESTAMP '2023-03-31', INTERVAL 1 DAY) AS d(day) LEFT JOIN silver.sessions s ON s.session_start::DATE = d.day::DATE GROUP BY day ORDER BY day
;;
SELECT driver, unnest(string_split(exclusion_reasons, ', ')) AS reason FROM silver.laps WHERE NOT is_clean
;;
SELECT reason, count(*) FROM (SELECT unnest(string_split(exclusion_reasons, ', ')) AS reason FROM silver.laps) GROUP BY reason ORDER BY 2 DESC
;;
SELECT l.driver, r.reason FROM silver.laps l, unnest(string_split(l.exclusion_reasons, ', ')) AS r(reason)
;;
SELECT driver, list_transform(list(lap_time_s ORDER BY lap_number), x -> round(x, 1)) AS laps FROM silver.laps GROUP BY driver
;;
SELECT driver, [round(x, 1) FOR x IN list(lap_time_s ORDER BY lap_number) IF x IS NOT NULL] AS laps FROM silver.laps GROUP BY driver
;;
WITH l AS (SELECT driver, list(lap_time_s ORDER BY lap_number) AS laps, avg(lap_time_s) AS mean FROM silver.laps GROUP BY driver)
SELECT driver, list_filter(laps, x -> x < mean) AS fast, list_reduce(laps, (a, b) -> a + b) AS total, list_avg(laps), list_sort(laps)[1:3], list_max(laps) FROM l
;;
SELECT driver, list_aggregate(list(lap_time_s), 'median') AS median_s, list_contains(list(compound), 'SOFT') AS used_soft FROM silver.laps GROUP BY driver
;;
SELECT {'driver': driver, 'team': team} AS who, struct_pack(best := best_lap_time_s, stops := pitstops) AS what FROM gold.driver_session_summary
;;
SELECT who.driver FROM (SELECT {'driver': driver, 'pace': race_pace_s} AS who FROM gold.race_pace) ORDER BY who.pace
;;
SELECT MAP {'SOFT': 1, 'HARD': 3}[compound] AS hardness, compound FROM silver.laps WHERE compound IS NOT NULL
;;
SELECT max_by({'driver': driver, 'lap': lap_number}, lap_time_s) AS slowest FROM silver.laps
;;
SELECT session_id, to_json({'driver': driver, 'pace': race_pace_s}) AS json FROM gold.race_pace
;;
SELECT driver, lap_number FROM silver.laps WHERE lap_number BETWEEN 10 AND 20 AND (compound = 'SOFT' OR tyre_life < 5) AND driver IN ('VER', 'LEC') AND team IS NOT NULL
;;
SELECT CASE compound WHEN 'SOFT' THEN 'red' WHEN 'MEDIUM' THEN 'yellow' ELSE 'white' END AS colour, count(*) FROM silver.laps GROUP BY 1
;;
SELECT lap_number % 10 AS d, lap_number // 10 AS tens, -lap_number, abs(-lap_time_s), sqrt(lap_time_s), power(lap_time_s, 2), ln(lap_time_s + 1), lap_number ** 2, round(lap_time_s, 2), ceil(lap_time_s), floor(lap_time_s), sign(lap_time_s - 60) FROM silver.laps
;;
-- # comments in odd places
SELECT /* the driver */ driver -- and
     , /* nested /* comment */ here */ lap_time_s
FROM silver.laps -- the end
;;
select DRIVER, "team" from "silver"."LAPS" where "driver" = 'O''Ward' or driver = E'VER\n'
;;
SELECT driver FROM laps WHERE session_code = 'R'
;;
SELECT laps.driver, race_pace.race_pace_s FROM laps JOIN race_pace USING (session_id, driver_number)
;;
WITH laps AS (SELECT * FROM silver.laps WHERE is_clean) SELECT driver, count(*) FROM laps GROUP BY driver
;;
WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS y FROM a), c AS (SELECT x, y FROM a, b) SELECT * FROM c
;;
WITH a(n) AS MATERIALIZED (SELECT count(*) FROM silver.laps) SELECT n FROM a UNION ALL SELECT n * 2 FROM a
;;
(SELECT driver FROM silver.laps LIMIT 1) UNION (SELECT driver FROM silver.results LIMIT 1) ORDER BY 1
;;
SELECT driver FROM silver.laps ORDER BY lap_time_s DESC NULLS LAST LIMIT 5 OFFSET 10
;;
SELECT driver FROM silver.laps LIMIT 10%
;;
SELECT count(*), count(DISTINCT driver), count(*) FILTER (WHERE deleted), sum(lap_time_s) / nullif(count(lap_time_s), 0) FROM silver.laps;
;;
DESCRIBE gold.race_pace
;;
SUMMARIZE silver.weather
;;
DESCRIBE SELECT driver, avg(lap_time_s) FROM silver.laps GROUP BY 1
;;
SELECT column_name, column_type FROM (DESCRIBE gold.tyre_deg) WHERE column_type = 'DOUBLE'
