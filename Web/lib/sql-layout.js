// SQL of one line, laid out to be read: each clause of a query on a line of its own.

const JOIN = "(?:left |inner |cross |asof )?join";
const CLAUSE = new RegExp(
  `^(?:from|where|group by|having|qualify|order by|limit|union|${JOIN})\\b`,
  "i",
);
const QUERY = /^\(\s*(select|with|from)\b/i;
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[()]|\s+|[^\s()'"]+/g;

/** `sql` with line breaks before clauses; what has lines already is left as it is. */
export function laidOut(sql) {
  if (sql.includes("\n")) return sql;
  const depths = [true];
  let text = "";
  for (const { 0: token, index } of sql.matchAll(TOKEN)) {
    const rest = sql.slice(index);
    if (token === "(") depths.push(QUERY.test(rest));
    if (token === ")" && depths.length > 1) depths.pop();
    const isClause = depths.at(-1) && /^[a-z]/i.test(token) && CLAUSE.test(rest);
    const level = depths.filter(Boolean).length - 1;
    if (isClause && text && !/\bjoin$|\b(left|inner|cross|asof)\s*$/i.test(text))
      text = `${text.trimEnd()}\n${"  ".repeat(level)}`;
    text += token;
  }
  return text;
}
