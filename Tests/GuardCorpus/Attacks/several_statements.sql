SELECT 1; SELECT 2
;;
SELECT 1;SELECT 2;
;;
SELECT 1;;SELECT 2
;;
; SELECT 1; SELECT 2
;;
SELECT 1; DROP TABLE silver.laps
;;
SELECT 1; --
DROP TABLE silver.laps
;;
SELECT 1; /* x */ COPY silver.laps TO '/tmp/x'
;;
SELECT ';'; ATTACH 'x'
;;
SELECT '\'; ATTACH 'x' --'
;;
SELECT E'\''; ATTACH 'x' --'
;;
SELECT $$;$$; ATTACH 'x'
;;
SELECT ";" FROM silver.laps; ATTACH 'x'
;;
SELECT 1 /* ; */ ; ATTACH 'x'
;;
SELECT 1 -- ;
; ATTACH 'x'
;;
SELECT 1 /* /* */ ; */; ATTACH 'x'
;;
SELECT 1 /* /* */ */; ATTACH 'x'
;;
SELECT 1) LIMIT 1; DROP TABLE silver.laps; --
;;
SELECT 1) UNION ALL (SELECT 2
;;
SELECT 1) AS x, (SELECT 2
;;
SELECT 1) LIMIT 1000000 --
;;
SELECT 1
) LIMIT 1000000; --
;;
SELECT 1) LIMIT 5 /*
;;
SELECT 1 /*
;;
SELECT 1) -- 
;;
SELECT '
;;
SELECT "
;;
SELECT $$
;;
SELECT $a$ x $b$
;;
SELECT (
;;
SELECT )
;;
SELECT [1)
;;
SELECT {1]
;;
(SELECT 1
;;
SELECT 1))
;;
SELECT 1 UNION
;;
SELECT 1 FROM
;;
SELECT * FROM silver.laps WHERE
;;
SELECT 1 LIMIT 1) AS a(b) JOIN (SELECT 2
;;

;;
 
;;
;
;;
;;;
;;
--
;;
/* nothing */
;;
-- SELECT 1
;;
SELECT
;;
WITH
;;
WITH x AS SELECT 1
;;
SELECT 1 ORDER BY
;;
BEGIN; SELECT 1; COMMIT
;;
SELECT 1\; SELECT 2
;;
GO
SELECT 1
