// The colours of drivers, teams and tyres in an answer.
import { driverStyles, teamColour } from "../lib/colours.js";

/** Who drove for whom, in which colour, by season; read for the colours of answers. */
export const ENTRIES = `SELECT season, driver, any_value(full_name) AS full_name, team,
any_value(team_color) AS team_color
FROM silver.drivers GROUP BY season, driver, team ORDER BY season DESC, driver, team`;

/**
 * A function (column, value) → {color, dashed?}, null where a value has no colour. `entries` are
 * rows of ENTRIES; those of the season that `rows` or `sql` is about come first.
 */
export function styles({ rows, sql, entries, look }) {
  const season = seasonOf(rows, sql);
  const own = [...entries].sort((a, b) => (b.season === season) - (a.season === season));
  const drivers = driversIn(rows, own);
  const byDriver = new Map(driverStyles(drivers).map((style) => [style.driver, style]));
  const byName = new Map(drivers.map((entry) => [entry.full_name, byDriver.get(entry.driver)]));
  const teams = new Map(own.map(({ team, team_color }) => [team, team_color]).reverse());
  const team = (name) => (teams.has(name) ? { color: teamColour(teams.get(name)) } : null);
  const of = {
    driver: (value) => byDriver.get(value) ?? byName.get(value),
    entrant: (value) => byDriver.get(value) ?? byName.get(value) ?? team(value),
    full_name: (value) => byName.get(value),
    team,
    compound: (value) => look.compounds[value] && { color: look.compounds[value].line },
  };
  return (column, value) => of[column.key]?.(value) ?? null;
}

function driversIn(rows, entries) {
  const known = new Map();
  for (const entry of entries) {
    if (!known.has(entry.driver)) known.set(entry.driver, entry);
    if (!known.has(entry.full_name)) known.set(entry.full_name, entry);
  }
  const found = rows.flatMap((row) => Object.values(row)).map((value) => known.get(value));
  return [...new Set(found.filter(Boolean))];
}

// The answer's SQL says the season where its rows leave it out.
function seasonOf(rows, sql) {
  return rows[0]?.season ?? Number(/\bseason\s*=\s*(\d{4})/i.exec(sql ?? "")?.[1] ?? NaN);
}
