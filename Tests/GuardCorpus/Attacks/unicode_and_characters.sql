-- # Characters that cannot be seen are written as codes, \u{200B} for example.
SELECT 1 ; SELECT 2
;;
SELECT\u{200B}1
;;
SELECT 1 \u{202E} AS x
;;
SELECT ‘x’
;;
SELECT “driver” FROM silver.laps
;;
SELECT driver FROM silver．laps
;;
SELECT driver； SELECT 2
;;
SELECT（1）
;;
SELECT 1 ﹐ 2
;;
SELECT 1 – 2
;;
SELECT 1 − 2
;;
SELECT dr\u{200B}iver FROM silver.laps
;;
SELECT "dr\u{200B}iver" FROM silver.laps
;;
SELECT "driver\u{202E}" FROM silver.laps
;;
\u{FEFF}SELECT * FROM read_text('x')
;;
\u{FEFF}SELECT 1
;;
SELECT 1\u{0000}; DROP TABLE x
;;
SELECT '\u{0000}'
;;
SELECT 1 \u{001B}[31m
;;
SELECT 1 \u{0007}
;;
SELECT \u{007F} 1
;;
SELECT 'a\u{0008}b'
;;
SELECT U&'\0041'
;;
SELECT U&"\0041" FROM silver.laps
;;
SELECT * FROM U&"\0072ead_text"('x')
;;
SELECT `driver` FROM silver.laps
;;
SELECT driver FROM silver.laps \g
;;
SELECT /*\u{202E} */ 1
;;
SELECT 1 -- \u{200B}\u{2066} hidden
;;
SELECT 1 \u{2066}AS x
;;
SELECT * FROM rеad_text('x')
;;
SELECT ʀead_text('x')
;;
SELECT ﬁrst(driver) FROM silver.laps
;;
SELECT 1 ÷ 2
;;
SELECT 1 × 2
;;
SELECT ∞
;;
SELECT 😀
;;
SELECT ՚x՚
;;
SELECT 1 ‖ 2
;;
SELECT ½
;;
SELECT 1\u{00A0}FROM\u{00A0}silver.laps
;;
SELECT\u{3000}1
;;
SELECT 1\u{2028}SELECT 2
;;
SELECT driver\u{2029}FROM silver.laps
;;
SELECT 1\u{0085}
;;
SELECT dri\u{00AD}ver FROM silver.laps
;;
SELECT 1\u{000B}\u{0001}
;;
SELECT '\u{0000}'
;;
SELECT driver\u{FEFF} FROM silver.laps
;;
SELECT 1 AS "a\u{202E}b"
;;
SELECT \u{E000}
;;
SELECT 1\u{180E}2
;;
SELECT 1\u{2007};SELECT 2
