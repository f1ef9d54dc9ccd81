SELECT driver, sum(points) AS points FROM gold.championship_points WHERE season = 2023 GROUP BY driver ORDER BY points DESC
;;
SELECT round, entrant, points, gap_to_leader_points FROM gold.standings_progression WHERE season = 2024 AND championship = 'drivers' ORDER BY round, position
;;
SELECT entrant, can_win, max_attainable_points FROM gold.title_contenders WHERE season = 2023 AND round = (SELECT max(round) FROM gold.title_contenders WHERE season = 2023)
;;
SELECT driver, round, points, sum(points) OVER (PARTITION BY driver ORDER BY round) AS total FROM gold.season_heatmap WHERE season = 2023
;;
PIVOT gold.season_heatmap ON round IN (1, 2, 3) USING sum(points) GROUP BY driver, season
;;
SELECT a.driver, a.points - b.points AS difference FROM gold.season_heatmap a JOIN gold.season_heatmap b ON a.driver = b.driver AND a.round = b.round AND a.season = b.season + 1
;;
SELECT team, driver, teammate, sessions_faster || ' : ' || sessions_slower AS score, median_delta_pct FROM gold.quali_teammate_season ORDER BY median_delta_pct
;;
SELECT s.season, r.driver_race_points, r.final_race_factor, count(*) AS races FROM silver.sessions s JOIN gold.season_rules r USING (season) WHERE s.session_code = 'R' GROUP BY ALL
;;
SELECT driver, wins, rank() OVER (PARTITION BY season ORDER BY wins DESC) AS place, dense_rank() OVER (PARTITION BY season ORDER BY points DESC) AS by_points FROM gold.standings_progression WHERE championship = 'drivers'
;;
SELECT season, constructor_name, max(points) AS points FROM silver.ergast_constructor_standings GROUP BY ALL ORDER BY season, points DESC
;;
SELECT driver, nationality, date_part('year', age(TIMESTAMP '2024-01-01', date_of_birth)) AS years FROM silver.ergast_driver_standings
;;
SELECT season, count(DISTINCT driver_id) FILTER (WHERE position = 1) AS winners FROM silver.ergast_results GROUP BY season ORDER BY season
;;
SELECT first_name || ' ' || last_name AS name, count(*) FILTER (WHERE position = 1) AS wins, count(*) FILTER (WHERE position <= 3) AS podiums FROM silver.ergast_results GROUP BY ALL ORDER BY wins DESC, podiums DESC
;;
SELECT status, count(*) AS n, round(100.0 * count(*) / sum(count(*)) OVER (), 1) AS pct FROM silver.ergast_results GROUP BY status ORDER BY n DESC
;;
SELECT circuit_name, country, latitude_deg, longitude_deg FROM silver.ergast_races WHERE season >= 1950 ORDER BY latitude_deg
;;
SELECT race_name, date, race_start - qualifying_start AS between FROM silver.ergast_races WHERE sprint_start IS NULL
;;
SELECT q.driver, q.q3_s, r.position FROM silver.ergast_qualifying q JOIN silver.ergast_results r USING (season, round, driver_id) WHERE q.position = 1
;;
SELECT season, avg(duration_s) AS stop_s FROM silver.ergast_pit_stops WHERE duration_s < 60 GROUP BY season
;;
SELECT driver_id, lap_number, position FROM silver.ergast_laps WHERE lap_number = 1 ORDER BY position
;;
SELECT driver, grid - position AS gained FROM silver.ergast_sprint WHERE grid > 0 ORDER BY gained DESC
;;
SELECT season, round, grand_prix, driver, team FROM silver.results WHERE session_code = 'R' AND position = 1 ORDER BY season, round
;;
SELECT driver, avg(grid_position - position) AS gained, stddev_pop(position) AS spread FROM silver.results WHERE session_code = 'R' AND position IS NOT NULL GROUP BY driver HAVING count(*) >= 2
;;
WITH wins AS (SELECT season, driver, count(*) AS n FROM silver.results WHERE session_code = 'R' AND position = 1 GROUP BY ALL), poles AS (SELECT season, driver, count(*) AS n FROM gold.qualifying_results WHERE position = 1 GROUP BY ALL)
SELECT coalesce(w.driver, p.driver) AS driver, coalesce(w.n, 0) AS wins, coalesce(p.n, 0) AS poles FROM wins w FULL OUTER JOIN poles p ON w.driver = p.driver AND w.season = p.season
;;
SELECT team, team_color, list(DISTINCT driver ORDER BY driver) AS drivers FROM silver.drivers GROUP BY team, team_color
;;
SELECT country_code, count(DISTINCT driver) FROM silver.drivers WHERE country_code IS NOT NULL GROUP BY 1
;;
SELECT full_name, headshot_url FROM silver.drivers WHERE starts_with(full_name, 'full') OR contains(lower(last_name), 'ver')
;;
SELECT season, round, meeting_name, session_name, session_start, session_end - session_start AS length FROM silver.session_info
;;
SELECT country, circuit_name, count(*) FROM silver.circuits GROUP BY ALL
;;
SELECT severity, feed, count(*) FROM silver.findings GROUP BY severity, feed ORDER BY 3 DESC
;;
SELECT action, message FROM silver.ergast_findings WHERE severity = 'warning'
;;
SELECT season, round, max(points) - min(points) AS spread FROM gold.standings_progression WHERE position <= 2 GROUP BY ALL ORDER BY spread
;;
SELECT season, driver FROM gold.championship_points WHERE status <> 'Finished' AND classified_position SIMILAR TO '[A-Z]'
;;
SELECT is_from_history, count(*), sum(points)::INTEGER FROM gold.championship_points GROUP BY ROLLUP (is_from_history)
;;
SELECT season, round, driver, points, lead(points) OVER w - points AS next FROM gold.season_heatmap WINDOW w AS (PARTITION BY season, driver ORDER BY round)
;;
SELECT made.created_at, made."update", made."copy", made."select" FROM (SELECT session_start AS created_at, session_code AS "update", season AS "copy", round AS "select" FROM silver.sessions) AS made
;;
SELECT created_at AS "drop", 'DROP TABLE laps; --' AS text, 'COPY x TO ''/tmp/y''' AS other FROM (SELECT now() AS created_at)
;;
WITH created_at AS (SELECT session_start FROM silver.sessions) SELECT * FROM created_at
;;
WITH delete AS (SELECT 1 AS insert) SELECT insert FROM delete
;;
SELECT load, attach, pragma, vacuum FROM (SELECT 1 AS load, 2 AS attach, 3 AS pragma, 4 AS vacuum)
;;
SELECT 'Grüße – “quoted” 😀 ' || grand_prix AS "Größe" FROM silver.sessions WHERE grand_prix <> 'são-paulo-grand-prix'
;;
SELECT $$it's a text$$ AS a, $tag$with $$ in it$tag$ AS b
;;
SELECT 1e3, 0x1F, 1_000, .5, 1., 1.5e-3, -7, +3
;;
SELECT strip_accents('Pérez') = 'Perez' COLLATE NOCASE, 'a' < 'B' COLLATE NOCASE.NOACCENT
;;
SELECT now() > TIMESTAMP '2020-01-01', current_date, current_timestamp > '2020-01-01', today()
