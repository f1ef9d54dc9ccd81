"""The recorded sessions as FastF1 has them.

Frames have FastF1's column names; durations are milliseconds as float, NaN where there is none, and
empty texts, 'nan' and 'None' are None. Needs pandas and pyarrow: scripts/bootstrap --tests."""
import os
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
DATA = os.environ.get("F1_RECORDED_DATA", os.path.join(ROOT, "..", "shared", "data"))
CODES = {"SS": "SQ"}


@dataclass
class Session:
    """One recorded session: its key as in the marts, and its tables, empty where there are none."""

    folder: str

    @property
    def name(self):
        return os.path.basename(self.folder)

    @property
    def code(self):
        code = self.name.split("_")[2]
        return CODES.get(code, code)

    @property
    def id(self):
        year, round_, _ = self.name.split("_")
        return f"{year}-{round_}-{self.code}"

    @property
    def is_race(self):
        return self.code in ("R", "S")

    @property
    def is_qualifying(self):
        return self.code in ("Q", "SQ")

    def read(self, table):
        path = os.path.join(self.folder, table + ".parquet")
        if not os.path.exists(path):
            return pd.DataFrame()
        return pd.DataFrame({name: plain(c) for name, c in pd.read_parquet(path).items()})

    @cached_property
    def laps(self):
        laps = self.read("laps")
        if laps.empty:
            return laps
        laps["LapNumber"] = laps["LapNumber"].astype(int)
        laps["IsDeleted"] = [d is not None and bool(d) for d in laps["Deleted"]]
        # May be a best lap, and is a clean one: the definitions of silver.laps.
        laps["IsValid"] = (
            laps["LapTime"].notna() & laps["PitOutTime"].isna()
            & ~laps["IsDeleted"] & ~laps["FastF1Generated"]
        )
        best = laps["LapTime"][laps["IsValid"]].min()
        laps["IsClean"] = (
            laps["IsValid"] & laps["IsAccurate"] & (laps["TrackStatus"] == "1")
            & laps["PitInTime"].isna() & (laps["LapTime"] <= 1.07 * best)
        )
        return laps.sort_values(["DriverNumber", "LapNumber"]).reset_index(drop=True)

    @cached_property
    def results(self):
        return self.read("results")

    @cached_property
    def weather(self):
        return self.read("weather_data")

    @cached_property
    def track_status(self):
        return self.read("track_status")

    @cached_property
    def session_status(self):
        return self.read("session_status")

    @property
    def has_car_data(self):
        return os.path.exists(os.path.join(self.folder, "car_data.parquet")) and len(self.laps) > 0


def plain(column):
    if pd.api.types.is_timedelta64_dtype(column):
        return (column.dt.total_seconds() * 1000).round()
    if column.dtype == object:
        missing = ("", "nan", "None")
        known = column.map(lambda v: v is not None and v == v and str(v) not in missing)
        return column.where(known, None).astype(object)
    return column


def sessions(data=DATA):
    expected = os.path.join(data, "expected")
    return [Session(os.path.join(expected, name)) for name in sorted(os.listdir(expected))]
