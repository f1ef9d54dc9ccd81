// What the season page reads.
import { rows } from "../lib/api.js";

/** All of `season`: calendar, both championships, who can win, results by round, and colours. */
export async function loadSeason({ season }, signal) {
  const read = (path, more = {}) => rows(path, { season, ...more }, { signal });
  const [seasons, rounds, standings, contenders, results, drivers] = await Promise.all([
    rows("seasons", {}, { signal }),
    rows(`seasons/${season}/rounds`, {}, { signal }),
    read("standings", { order: "round,position" }),
    read("marts/title_contenders", { order: "round,position" }),
    read("marts/season_heatmap", { order: "round,position" }),
    read("drivers", { columns: ["driver", "team", "team_color", "round"], order: "round" }),
  ]);
  return {
    years: seasons.map((row) => row.season).sort((a, b) => b - a),
    rounds,
    standings,
    contenders,
    results,
    colors: colours(drivers, results),
  };
}

/** The year to open with: the latest whose championship is known, else the latest of all. */
export async function latestSeason(signal) {
  const [seasons, known] = await Promise.all([
    rows("seasons", {}, { signal }),
    rows(
      "standings",
      { columns: "season", is_complete: true, order: "-season", limit: 1 },
      { signal },
    ),
  ]);
  return known[0]?.season ?? seasons.map((row) => row.season).sort((a, b) => b - a)[0] ?? null;
}

/**
 * The standings of one championship as lines: {entrant, id, team, color, dashed, points: [[round,
 * row]…]}, best first.
 */
export function lines(standings, championship, colorOf) {
  const mine = standings.filter((row) => row.championship === championship);
  const last = Math.max(...mine.map((row) => row.round));
  const order = mine.filter((row) => row.round === last);
  const seen = new Map();
  return order.map((row) => {
    const mates = championship === "driver" ? (seen.get(row.team) ?? 0) : 0;
    seen.set(row.team, mates + 1);
    return {
      ...row,
      color: colorOf(row),
      dashed: mates % 2 === 1,
      rows: mine.filter((other) => other.entrant_id === row.entrant_id),
    };
  });
}

// History names teams otherwise than timing does, so a team's colour is found by its drivers.
function colours(drivers, results) {
  const byDriver = new Map(drivers.map((row) => [row.driver, row.team_color]));
  const byTeam = new Map(drivers.map((row) => [row.team, row.team_color]));
  for (const row of results)
    if (!byTeam.has(row.team) && byDriver.has(row.driver))
      byTeam.set(row.team, byDriver.get(row.driver));
  return { byDriver, byTeam };
}
