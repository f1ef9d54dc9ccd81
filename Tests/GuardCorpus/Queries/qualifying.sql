SELECT position, driver, q1_s, q2_s, q3_s, gap_to_pole_s FROM gold.qualifying_results WHERE session_id = '2023-01-Q' ORDER BY position NULLS LAST
;;
SELECT driver, min(lap_time_s) FILTER (WHERE segment = 1) AS q1, min(lap_time_s) FILTER (WHERE segment = 2) AS q2, min(lap_time_s) FILTER (WHERE segment = 3) AS q3 FROM gold.qualifying_laps GROUP BY driver
;;
SELECT team, driver, teammate, delta_s, CASE WHEN delta_s < 0 THEN driver WHEN delta_s > 0 THEN teammate ELSE 'equal' END AS faster FROM gold.quali_teammate_delta
;;
SELECT driver, sectors_led, best_sector1_s + best_sector2_s + best_sector3_s AS ideal_s FROM gold.sector_dominance ORDER BY ideal_s
;;
SELECT driver, best_lap_time_s, theoretical_best_s, round(gap_to_theoretical_s * 1000) AS lost_ms FROM gold.theoretical_best WHERE gap_to_theoretical_s > 0
;;
SELECT bin_start_min, median_residual_s, laps FROM gold.track_evolution WHERE session_id = '2023-01-Q' ORDER BY bin
;;
SELECT bin, avg(residual_s), regr_slope(residual_s, minutes_since_start) FROM gold.push_laps GROUP BY bin
;;
SELECT rank, driver, lap_time_s, compound, tyre_life FROM gold.fastest_laps WHERE session_code IN ('Q', 'SQ') AND rank <= 10
;;
SELECT segment, driver, lap_time_s, lap_time_s - first_value(lap_time_s) OVER (PARTITION BY session_id, segment ORDER BY lap_time_s) AS gap_s FROM gold.qualifying_laps WHERE is_timed
;;
WITH ranked AS (SELECT *, row_number() OVER (PARTITION BY session_id, segment ORDER BY lap_time_s) AS place FROM gold.qualifying_laps WHERE lap_time_s IS NOT NULL)
SELECT session_id, segment, max(lap_time_s) FILTER (WHERE place = 10) - min(lap_time_s) AS margin_s FROM ranked GROUP BY ALL
;;
SELECT driver, unnest([q1_s, q2_s, q3_s]) AS time_s, unnest(['Q1', 'Q2', 'Q3']) AS segment FROM gold.qualifying_results
;;
SELECT driver, list_min([q1_s, q2_s, q3_s]) AS best FROM gold.qualifying_results ORDER BY best
;;
SELECT driver FROM gold.qualifying_results WHERE q3_s IS NULL AND q2_s IS NOT NULL
;;
SELECT w.track_temp_c, l.lap_time_s FROM silver.lap_weather w JOIN silver.laps l USING (session_id, driver_number, lap_number) WHERE l.session_code = 'Q'
;;
SELECT driver, delta_to_median_s, track_temp_c, slope_s_per_c FROM gold.weather_pace WHERE r2 > 0.2
;;
SELECT driver, min_s, p25_s, median_s, p75_s, max_s, iqr_s FROM gold.lap_time_distribution WHERE session_id = '2023-01-FP1' ORDER BY median_s
;;
SELECT driver, laps_used, clean_air_pace_s FROM gold.clean_air_pace ORDER BY pace_rank
;;
SELECT team, lower_whisker_s, lower_quartile_s, median_s, upper_quartile_s, upper_whisker_s FROM gold.team_pace ORDER BY median_s
;;
SELECT status, start_time_s, end_time_s FROM silver.session_status WHERE duration_s > 60
;;
SELECT time_s, remaining_s FROM silver.clock WHERE NOT extrapolating ORDER BY time_s
;;
SELECT current_lap, total_laps, total_laps - current_lap AS to_go FROM silver.lap_count ORDER BY time_s DESC LIMIT 1
;;
SELECT driver, date, url FROM silver.team_radio WHERE url LIKE '%x%' ORDER BY date
;;
SELECT p.driver, p.duration_s, s.lane_time_s FROM silver.pit_lane_times p JOIN gold.pit_stops s USING (session_id, driver_number, lap_number)
;;
SELECT driver, stint, compound, lap_end - lap_start + 1 AS laps, tyre_age_at_start FROM silver.stints WHERE fresh_tyre IS DISTINCT FROM TRUE
