SELECT point, speed_kmh, throttle_pct, brake FROM gold.speed_trace WHERE session_id = '2023-01-Q' AND driver = 'LEC' ORDER BY point
;;
SELECT a.point, a.distance_m, a.speed_kmh - b.speed_kmh AS delta_kmh, a.time_s - b.time_s AS delta_s
FROM gold.speed_trace a JOIN gold.speed_trace b USING (session_id, point)
WHERE a.driver = 'VER' AND b.driver = 'LEC' ORDER BY point
;;
SELECT driver, corner, speed_delta_kmh, delta_since_last_s FROM gold.corner_delta WHERE rival = 'VER' QUALIFY row_number() OVER (PARTITION BY driver ORDER BY abs(delta_since_last_s) DESC) <= 3
;;
SELECT corner, apex_speed_kmh, distance_m FROM gold.corner_annotations WHERE source = 'circuit' ORDER BY number, letter
;;
SELECT gear, count(*) AS points, avg(speed_kmh) AS kmh FROM gold.gear_on_track GROUP BY gear ORDER BY gear
;;
SELECT driver, max(speed_kmh) AS top, avg(throttle_pct) FILTER (WHERE NOT brake) AS throttle, sum(CASE WHEN brake THEN 1 ELSE 0 END) * 100.0 / count(*) AS braking_pct FROM gold.speed_trace GROUP BY driver
;;
SELECT driver_number, lap_number, max(speed_kmh) AS top_kmh, max(rpm) AS rpm FROM silver.telemetry WHERE session_id = '2023-01-R' AND driver_number = '1' GROUP BY ALL ORDER BY lap_number
;;
SELECT time_bucket(INTERVAL '10 seconds', date) AS t, avg(speed_kmh) FROM silver.car_data WHERE driver_number = '44' GROUP BY t ORDER BY t
;;
SELECT driver_number, sqrt(power(x_dm - lag(x_dm) OVER w, 2) + power(y_dm - lag(y_dm) OVER w, 2)) / 10 AS moved_m FROM silver.position_data WINDOW w AS (PARTITION BY driver_number ORDER BY session_time_ms)
;;
SELECT c.session_time_ms, c.speed_kmh, p.x_dm, p.y_dm FROM silver.car_data c ASOF JOIN silver.position_data p ON c.session_id = p.session_id AND c.driver_number = p.driver_number AND c.session_time_ms >= p.session_time_ms
;;
SELECT driver, rank, st_max_kmh, st_max_in_tow FROM gold.speed_trap WHERE session_id = '2023-01-R' ORDER BY rank
;;
SELECT driver, greatest(st_max_kmh, i1_max_kmh, i2_max_kmh, fl_max_kmh) AS fastest_kmh FROM gold.speed_trap
;;
SELECT number, letter, degrees(atan2(y_dm, x_dm)) AS angle, hash(number) % 7 FROM silver.circuit_corners
;;
SELECT m.number, l.distance_m FROM silver.circuit_marshal_sectors m JOIN silver.circuit_marshal_lights l USING (session_id, number)
;;
SELECT point_index, x_dm * cos(radians(30)) - y_dm * sin(radians(30)) AS x, x_dm * sin(radians(30)) + y_dm * cos(radians(30)) AS y FROM silver.circuit_track ORDER BY point_index
;;
SELECT width_bucket, count(*) FROM (SELECT floor(speed_kmh / 20) * 20 AS width_bucket FROM gold.speed_trace) GROUP BY 1 ORDER BY 1
;;
SELECT driver, sum(is_full::INTEGER) AS full_throttle FROM (SELECT driver, throttle_pct >= 99 AS is_full FROM gold.speed_trace) GROUP BY driver
;;
SELECT driver_number, count(*) FROM silver.telemetry WHERE drs IN (10, 12, 14) AND relative_distance BETWEEN 0.1 AND 0.3 GROUP BY 1
