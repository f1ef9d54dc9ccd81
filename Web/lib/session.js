// Which session a page shows: season, round and code of the address, or the latest that fits.
import { computed, watch } from "../vendor/vue.js";
import { rows } from "./api.js";
import { isShown } from "./early.js";
import { load } from "./load.js";
import { go, route } from "./url-state.js";

/**
 * The session of a page. `accepts(code)` says which the page can show. Gives `key` (a ref of
 * {season, round, session}, null until known), `choices` (what load() gave: seasons and rounds for
 * the selects, and `best`, null where the lake has no fitting session) and `pick(changes)`.
 */
export function useSession(page, accepts = () => true) {
  // A page that is being left draws once more, and shall not lose its session for that.
  let last = null;
  const key = computed(() => {
    if (route.page !== page) return last;
    const [season, round, session] = route.parts;
    return (last = session && accepts(session) ? { season, round, session } : null);
  });
  const choices = load(
    () =>
      route.page === page
        ? { season: route.parts[0] ?? null, round: route.parts[1] ?? null }
        : null,
    (wanted, signal) => choose(wanted, accepts, signal),
  );
  watch(
    () => [choices.data, key.value],
    () => {
      const { best, wanted } = choices.data ?? {};
      const isOfNow =
        wanted &&
        wanted.season === (route.parts[0] ?? null) &&
        wanted.round === (route.parts[1] ?? null);
      if (!key.value && best && isOfNow && route.page === page)
        go(page, [best.season, best.round, best.session], route.query, { replace: true });
    },
  );

  function pick(changes) {
    const wanted = { ...key.value, ...changes };
    if (changes.season) wanted.round = wanted.session = null;
    if (changes.round)
      wanted.session =
        codes(
          choices.data.rounds.find((row) => row.round === Number(changes.round)),
          accepts,
        ).find((code) => code === key.value?.session) ?? null;
    go(page, [wanted.season, wanted.round, wanted.session].filter(Boolean), route.query);
  }
  return { key, choices, pick, accepts };
}

/**
 * The codes of a round's sessions with timing that `accepts` takes, in the order they were held.
 */
export function codes(round, accepts = () => true) {
  return list(round?.sessions).filter(accepts);
}

/** True where the feeds of a round's session gave no laps: a page can show little of it. */
export function isEmpty(round, code) {
  return list(round?.empty_sessions).includes(code);
}

function list(text) {
  return (text ?? "").split(",").filter(Boolean);
}

async function choose(wanted, accepts, signal) {
  const { season, round } = wanted;
  await isShown;
  const seasons = (await rows("seasons", {}, { signal })).filter(
    (row) => row.rounds_with_timing > 0,
  );
  const years = seasons.map((row) => row.season).sort((a, b) => b - a);
  const tried = season ? [Number(season)] : years;
  let fallback = null;
  for (const year of tried) {
    const rounds = await rows(`seasons/${year}/rounds`, {}, { signal });
    const row = pickRound(rounds, round, accepts);
    const session = row && latest(row, accepts);
    const found = { wanted, years, rounds, best: row && { season: year, round: row.round, session } };
    // Of a session without laps there is little to see: if none was asked for, one before it is better.
    if (row && (season || !isEmpty(row, session))) return found;
    if (!fallback?.best) fallback = found;
  }
  return fallback ?? { wanted, years, rounds: [], best: null };
}

// Undefined where no round has a session that fits.
function pickRound(rounds, wanted, accepts) {
  const fitting = rounds.filter((row) => codes(row, accepts).length);
  return (
    fitting.find((row) => row.round === Number(wanted)) ??
    fitting.findLast((row) => !isEmpty(row, latest(row, accepts))) ??
    fitting.at(-1)
  );
}

// The last session that was held, if possible one with laps.
function latest(round, accepts) {
  const all = codes(round, accepts);
  return all.findLast((code) => !isEmpty(round, code)) ?? all.at(-1);
}
