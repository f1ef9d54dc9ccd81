// Yellow flags, safety cars and red flags as bands behind a chart.

const KINDS = {
  2: { key: "yellow", label: "Yellow" },
  4: { key: "sc", label: "SC" },
  5: { key: "red", label: "Red flag" },
  6: { key: "vsc", label: "VSC" },
  7: { key: "vsc", label: "VSC" },
};

/**
 * Bands of a track status frame: [{key, label, from, to}], from and to on the axis that `place`
 * maps session seconds to. Sector yellows shorter than `least` of the axis are left out.
 */
export function flagBands(trackStatus, place, least = 0) {
  const bands = [];
  for (const row of trackStatus) {
    const kind = KINDS[row.status];
    if (!kind) continue;
    const from = place(row.start_time_s);
    const to = place(row.end_time_s ?? Infinity);
    if (from == null || to == null || to <= from) continue;
    if (kind.key === "yellow" && to - from < least) continue;
    const last = bands.at(-1);
    if (last && last.key === kind.key && from - last.to < 0.02) last.to = to;
    else bands.push({ ...kind, from, to });
  }
  return bands;
}

/** The bands as an ECharts series without points; `look.flags` has a colour for each key. */
export function bandSeries(bands, look) {
  return {
    type: "line", data: [], silent: true, name: "\0flags",
    markArea: {
      silent: true,
      data: bands.map((band) => [
        {
          xAxis: band.from,
          name: band.key === "yellow" ? "" : band.label,
          itemStyle: { color: look.flags[band.key], opacity: 0.16 },
          label: { color: look.muted, fontSize: 10, position: "top", distance: 2 },
        },
        { xAxis: band.to },
      ]),
    },
  };
}
