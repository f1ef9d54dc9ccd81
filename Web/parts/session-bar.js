// The filter bar of pages about a session: season, round, session, and drivers and teams where
// asked for.
import { h } from "../vendor/vue.js";
import { grandPrix, sessionName } from "../lib/format.js";
import { codes, isEmpty } from "../lib/session.js";
import { Picks, Select } from "./controls.js";

/**
 * `session` is what useSession() gave. `drivers` and `teams` are {options, values, onChange} of
 * Picks, left out where the page has no such filter. More controls go into the default slot.
 */
export function SessionBar(props, { slots }) {
  const { session } = props;
  const data = session.choices.data;
  const key = session.key.value ?? {};
  const round = data?.rounds.find((row) => row.round === Number(key.round));
  return h(
    "form",
    { class: "filters", "aria-label": "Filters", onSubmit: (event) => event.preventDefault() },
    [
      h(Select, {
        label: "Season",
        value: key.season,
        options: (data?.years ?? []).map((year) => ({ value: year, label: year })),
        onChange: (season) => session.pick({ season }),
      }),
      h(Select, {
        label: "Round",
        value: key.round,
        options: (data?.rounds ?? []).map((row) => roundOption(row, session.accepts)),
        onChange: (value) => session.pick({ round: value }),
      }),
      h(Select, {
        label: "Session",
        value: key.session,
        options: codes(round, session.accepts).map((code) => ({
          value: code,
          label: sessionName(code) + (isEmpty(round, code) ? " · no laps" : ""),
        })),
        onChange: (code) => session.pick({ session: code }),
      }),
      props.drivers && h(Picks, { label: "Drivers", all: "All drivers", ...props.drivers }),
      props.teams && h(Picks, { label: "Teams", all: "All teams", wide: true, ...props.teams }),
      slots.default?.(),
    ],
  );
}
SessionBar.props = { session: Object, drivers: Object, teams: Object };

function roundOption(row, accepts) {
  return {
    value: row.round,
    label: `${row.round} · ${grandPrix(row.grand_prix, true)}`,
    disabled: !codes(row, accepts).length,
  };
}
