"""The session page as a careful author writes it in Streamlit, for `Benchmarks/paint.py`.

    F1_SNAPSHOT=FILE .deps/streamlit/bin/streamlit run Benchmarks/streamlit_page.py

The same tables of the same snapshot, the same figures, tables and charts as Web/pages/session.js. The database
is opened once for all (cache_resource), every answer is kept (cache_data), and a choice of drivers asks for nothing.
"""
import os

import altair
import duckdb
import pandas
import streamlit

LAPS = """SELECT driver, driver_number, team, lap_number, stint, compound, tyre_life, position, lap_time_s, sector1_time_s,
  sector2_time_s, sector3_time_s, time_s, lap_start_time_s, speed_st_kmh, deleted, is_generated, is_out_lap, is_clean,
  exclusion_reasons FROM silver.laps WHERE {key} ORDER BY driver_number, lap_number"""
PARTS = {
    "drivers": "SELECT driver, team, team_color FROM silver.drivers WHERE {key} ORDER BY line",
    "laps": LAPS,
    "best": "SELECT * FROM gold.fastest_laps WHERE {key} ORDER BY rank",
    "distribution": "SELECT * FROM gold.lap_time_distribution WHERE {key} ORDER BY median_s",
    "by_driver": "SELECT * FROM gold.driver_session_summary WHERE {key} ORDER BY best_lap_time_s",
    "by_team": "SELECT * FROM gold.team_event_summary WHERE {key} ORDER BY team_best_lap_time_s",
    "weather": "SELECT * FROM silver.weather WHERE {key} ORDER BY time_s",
    "results": "SELECT * FROM silver.results WHERE {key} ORDER BY position",
    "info": "SELECT * FROM silver.sessions WHERE {key}",
}
KEY = "season = ? AND round = ? AND session_code = ?"


@streamlit.cache_resource
def database():
    return duckdb.connect(os.environ["F1_SNAPSHOT"], read_only=True)


@streamlit.cache_data
def choices():
    return database().cursor().execute(
        "SELECT season, round, session_code, any_value(event_name) AS event_name FROM silver.sessions "
        "WHERE session_id IN (SELECT session_id FROM silver.laps) GROUP BY ALL ORDER BY season, round, max(session_start)").df()


@streamlit.cache_data
def session(*key):
    cursor = database().cursor()
    return {name: cursor.execute(sql.format(key=KEY), key).df() for name, sql in PARTS.items()}


def clock(seconds):
    if pandas.isna(seconds):
        return "–"
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"{minutes}:{rest / 1000:06.3f}" if minutes else f"{rest / 1000:.3f}"


def asked(name, options, default):
    """The place among `options` of what the address asks for."""
    text = [str(option) for option in options]
    return text.index(streamlit.query_params[name]) if streamlit.query_params.get(name) in text else default


def filters():
    all_of = choices()
    boxes = streamlit.columns(5)
    years = sorted(all_of.season.unique().tolist(), reverse=True)
    year = boxes[0].selectbox("Season", years, index=asked("season", years, 0))
    of_year = all_of[all_of.season == year]
    names = dict(zip(of_year["round"], of_year.event_name))
    rounds = sorted(names)
    number = boxes[1].selectbox(
        "Round", rounds, index=asked("round", rounds, len(rounds) - 1), format_func=lambda n: f"{n} · {names[n]}")
    codes = of_year[of_year["round"] == number].session_code.tolist()
    code = boxes[2].selectbox("Session", codes, index=asked("session", codes, len(codes) - 1))
    data = session(int(year), int(number), code)
    drivers = boxes[3].multiselect("Drivers", data["drivers"].driver.tolist(), placeholder="All drivers")
    teams = boxes[4].multiselect("Teams", data["drivers"].team.unique().tolist(), placeholder="All teams")
    return names[number], year, code, data, drivers, teams


def narrowed(frame, drivers, teams):
    if drivers and "driver" in frame:
        frame = frame[frame.driver.isin(drivers)]
    return frame[frame.team.isin(teams)] if teams else frame


def quickest(laps):
    counted = laps[laps.lap_time_s.notna() & ~laps.deleted.fillna(False).astype(bool) & ~laps.is_generated & ~laps.is_out_lap]
    best = counted.sort_values(["lap_time_s", "time_s"]).head(50)
    first = best.lap_time_s.min()
    return pandas.DataFrame({
        "#": range(1, len(best) + 1), "Driver": best.driver, "Time": best.lap_time_s.map(clock),
        "Gap": (best.lap_time_s - first).map("+{:.3f}".format), "S1": best.sector1_time_s.map(clock),
        "S2": best.sector2_time_s.map(clock), "S3": best.sector3_time_s.map(clock), "Tyre": best.compound,
        "Age": best.tyre_life, "Lap": best.lap_number})


def figures(data, laps, best, by_driver):
    winner = data["results"][data["results"].position == 1]
    weather = data["weather"]
    tiles = [("Laps", f"{len(laps):,}", f"{int(laps.is_clean.sum()):,} clean"), ("Drivers", by_driver.driver.nunique(), None),
             ("Teams", by_driver.team.nunique(), None)]
    if len(best):
        tiles.append(("Fastest lap", clock(best.iloc[0].lap_time_s), f"{best.iloc[0].driver}, lap {best.iloc[0].lap_number}"))
    if len(winner):
        tiles.append(("Leader", winner.iloc[0].driver, winner.iloc[0].team))
    if len(weather):
        tiles.append(("Track", f"{weather.track_temp_c.min():.0f}–{weather.track_temp_c.max():.0f} °C", None))
        tiles.append(("Rain", f"{weather.rainfall.mean():.0%}" if weather.rainfall.any() else "dry", None))
    for column, (label, value, note) in zip(streamlit.columns(len(tiles)), tiles):
        column.metric(label, value, note, delta_color="off")


def pace(laps, colours, by_time):
    x = altair.X("time_s:Q" if by_time else "lap_number:Q", scale=altair.Scale(zero=False))
    base = altair.Chart(laps[laps.is_clean & laps.lap_time_s.notna()]).encode(
        x=x, y=altair.Y("lap_time_s:Q", scale=altair.Scale(zero=False)), color=altair.Color("driver:N", scale=colours),
        tooltip=["driver", "lap_number", "lap_time_s", "compound", "tyre_life"])
    return base.mark_circle() if by_time else base.mark_line(point=True)


def boxes_of(rows, colours):
    base = altair.Chart(rows).encode(x=altair.X("driver:N", sort=rows.driver.tolist()), color=altair.Color("driver:N", scale=colours, legend=None))
    y = altair.Y("p05_s:Q", scale=altair.Scale(zero=False), title="lap time")
    return (base.mark_rule().encode(y=y, y2="p95_s:Q") + base.mark_bar(size=14).encode(y="p25_s:Q", y2="p75_s:Q")
            + base.mark_tick(color="white").encode(y="median_s:Q"))


def main():
    streamlit.set_page_config(page_title="F1", layout="wide")
    event, year, code, data, drivers, teams = filters()
    streamlit.title(f"{event} {year} · {code}")
    laps, best, distribution, by_driver, by_team = (
        narrowed(data[name], drivers, teams) for name in ("laps", "best", "distribution", "by_driver", "by_team"))
    names = data["drivers"]
    colours = altair.Scale(domain=names.driver.tolist(), range=[f"#{colour}" for colour in names.team_color])
    figures(data, laps, best, by_driver)
    left, right = streamlit.columns([7, 5])
    left.dataframe(quickest(laps), hide_index=True, height=420)
    right.dataframe(pandas.DataFrame({
        "Team": by_team.team, "Best": by_team.team_best_lap_time_s.map(clock), "Laps": by_team.team_laps_on_track,
        "Stops": by_team.team_pitstops}), hide_index=True, height=420)
    streamlit.altair_chart(pace(laps, colours, code not in ("R", "S")), height=380)
    left, right = streamlit.columns([7, 5])
    if len(distribution):
        left.altair_chart(boxes_of(distribution, colours), height=320)
    if len(data["weather"]):
        weather = data["weather"].melt("time_s", ["track_temp_c", "air_temp_c", "wind_speed_mps"])
        right.altair_chart(altair.Chart(weather).mark_line().encode(x="time_s:Q", y="value:Q", color="variable:N"), height=320)


main()
