// Questions to begin with, fitting to what is in view.
import { rows } from "../lib/api.js";
import { grandPrix, sessionName } from "../lib/format.js";

const KINDS = { SQ: "Q", FP1: "FP", FP2: "FP", FP3: "FP" };
const OF_A_SESSION = {
  R: ([a, b]) => [
    "Who won?",
    "Race pace of all drivers",
    `Lap times of ${a} and ${b} by lap`,
    "Gap to the leader by lap",
    "Pit stops",
    "Tyre degradation by compound",
    "Who gained the most places?",
  ],
  S: ([a, b]) => [
    "Who won?",
    "Fastest lap of each driver",
    `Lap times of ${a} and ${b} by lap`,
    "Gap to the leader by lap",
    "Average lap time by compound",
    "Who gained the most places?",
  ],
  Q: () => [
    "Who is on pole?",
    "Gap to pole of every driver",
    "Theoretical best lap of each driver",
    "Best sector 1 times",
    "Top speed of each driver",
  ],
  FP: () => [
    "Fastest lap of each driver",
    "Fastest laps on softs",
    "Top speed of each driver",
    "How many laps did each driver do?",
  ],
};
const OF_A_SEASON = (season) => [
  `Drivers' championship ${season}`,
  `Constructors' championship ${season}`,
  `Who won the races of ${season}?`,
];

/**
 * Questions as groups [{title, questions, context}]: about the session in view, {season, round,
 * session_code}, else about the newest race; and about its season.
 */
export async function examples(context, signal) {
  const session = context.session_code ? context : await newestRace(context, signal);
  const ofSeason = (season) => ({
    title: `Season ${season}`,
    questions: OF_A_SEASON(season),
    context: { season },
  });
  if (!session) return context.season ? [ofSeason(context.season)] : [];
  const { season, round, session_code } = session;
  const read = (path, more) =>
    rows(path, { season, round, session: session_code, ...more }, { signal });
  const [fastest, results, corners] = await Promise.all([
    read("marts/fastest_laps", { order: "rank", columns: "driver,team,grand_prix" }),
    read("results", { order: "position", columns: "driver,team", "position.lte": 10 }),
    read("marts/corner_annotations", { columns: "corner", limit: 1 }),
  ]);
  const kind = KINDS[session_code] ?? session_code;
  const isRace = ["R", "S"].includes(kind) && results.length > 0;
  const pair = twoTeams(isRace ? results : fastest);
  if (pair.length < 2) return [ofSeason(season)];
  const questions = OF_A_SESSION[kind](pair);
  if (corners.length) questions.push(`Compare the telemetry of ${pair.join(" and ")}`);
  const event = `${season} ${grandPrix(fastest[0].grand_prix)}`;
  const title = `${event}, ${sessionName(session_code).toLowerCase()}`;
  return [{ title, questions, context: { season, round, session_code } }, ofSeason(season)];
}

async function newestRace({ season }, signal) {
  const query = { session: "R", rank: 1, season, order: "-season,-round", limit: 1 };
  return (await rows("marts/fastest_laps", query, { signal }))[0];
}

// The first, and the first of another team.
function twoTeams([first, ...others]) {
  const second = others.find((row) => row.team !== first.team) ?? others[0];
  return [first, second].filter(Boolean).map((row) => row.driver);
}
