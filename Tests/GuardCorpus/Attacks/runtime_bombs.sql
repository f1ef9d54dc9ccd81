-- # The guard lets these through: their deadline or the memory bound ends them.
SELECT count(*) FROM range(1000000000000) a, range(1000000) b
;;
SELECT sum(a.i * b.i) FROM range(10000000) a(i), range(10000000) b(i)
;;
SELECT * FROM range(1000000) a(i), range(1000000) b(i) ORDER BY a.i + b.i
;;
SELECT count(DISTINCT i * 31 + 0.5) FROM range(10000000000) t(i)
;;
SELECT i, count(*) FROM range(10000000000) t(i) GROUP BY i
;;
SELECT a.driver, count(*) FROM silver.laps a, silver.laps b, silver.laps c, silver.laps d, silver.laps e, silver.laps f GROUP BY ALL
;;
SELECT sum(sqrt(i)) OVER (ORDER BY i) FROM range(10000000000) t(i)
;;
SELECT count(*) FROM generate_series(1, 100000000000) a(i) WHERE md5(i::VARCHAR) = 'x'
;;
SELECT count(*) FROM generate_series(TIMESTAMP '1000-01-01', TIMESTAMP '9000-01-01', INTERVAL 1 MICROSECOND) t(d)
;;
SELECT median(i) FROM range(100000000000) t(i)
;;
SELECT string_agg(i::VARCHAR, '') FROM range(10000000000) t(i)
;;
SELECT list(i) FROM range(10000000000) t(i)
;;
SELECT (SELECT count(*) FROM range(1000000000) b(j) WHERE b.j % 7 = a.i % 7) FROM range(1000000) a(i)
;;
SELECT count(*) FROM range(1000000000) a(i) JOIN range(1000000000) b(i) ON a.i % 1000 = b.i % 1000
;;
SELECT count(*) FROM range(100000) a(i) JOIN range(100000) b(i) ON a.i <> b.i JOIN range(100000) c(i) ON c.i <> a.i
;;
SELECT max(s) FROM (SELECT md5(i::VARCHAR) AS s FROM range(100000000000) t(i))
;;
SELECT regexp_matches(md5(i::VARCHAR), '^(a|b)*c') FROM range(100000000000) t(i) ORDER BY 1
;;
SELECT * FROM (SELECT i, row_number() OVER (ORDER BY i DESC) AS n FROM range(10000000000) t(i)) WHERE n = 1
;;
SELECT quantile_cont(i, [0.1, 0.5, 0.9]) FROM range(100000000000) t(i)
;;
SELECT mode(i) FROM range(100000000000) t(i)
;;
SELECT DISTINCT i FROM range(100000000000) t(i) ORDER BY i DESC
;;
SELECT i FROM range(10000000000) t(i) EXCEPT SELECT i FROM range(10000000000) u(i)
;;
SELECT a.i FROM range(1000000000) a(i) ASOF JOIN range(1000000000) b(i) ON a.i >= b.i ORDER BY 1 DESC
;;
SUMMARIZE (SELECT i, i + 1, i + 2 FROM range(100000000000) t(i))
;;
SELECT histogram(i) FROM range(10000000000) t(i)
;;
SELECT count(*) FROM (SELECT unnest(range(10000)) FROM range(100000000) t(i))
;;
SELECT count(*) FROM range(10000000000) t(i) WHERE i IN (SELECT j * 2 FROM range(10000000000) u(j))
;;
SELECT avg(random()) FROM range(1000000000000)
;;
SELECT list_transform(range(10000), x -> x + 1) FROM range(1000000) ORDER BY 1
;;
SELECT count(*) FROM range(1000000000) a(i) POSITIONAL JOIN range(100000000000) b(j)
