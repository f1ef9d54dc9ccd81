{{ config(materialized='table') }}
-- One name for a team in a season, by Jolpica's identifier: the one of the timing service, which FastF1
-- has as TeamName. Jolpica has names of its own, and both change some of them within a season.
select
  team_id,
  cast(first_season as integer) as first_season,
  cast(last_season as integer) as last_season,
  team
from (values
  ('alfa', 2019, 2021, 'Alfa Romeo Racing'),
  ('alfa', 2022, 2023, 'Alfa Romeo'),
  ('alphatauri', 2020, 2023, 'AlphaTauri'),
  ('alpine', 2021, 9999, 'Alpine'),
  ('aston_martin', 2021, 9999, 'Aston Martin'),
  ('audi', 2026, 9999, 'Audi'),
  ('cadillac', 2026, 9999, 'Cadillac'),
  ('ferrari', 2018, 9999, 'Ferrari'),
  ('force_india', 2018, 2018, 'Force India'),
  ('haas', 2016, 9999, 'Haas F1 Team'),
  ('mclaren', 2018, 9999, 'McLaren'),
  ('mercedes', 2018, 9999, 'Mercedes'),
  ('racing_point', 2019, 2020, 'Racing Point'),
  ('rb', 2024, 2024, 'RB'),
  ('rb', 2025, 9999, 'Racing Bulls'),
  ('red_bull', 2005, 9999, 'Red Bull Racing'),
  ('renault', 2018, 2020, 'Renault'),
  ('sauber', 2018, 2018, 'Sauber'),
  ('sauber', 2024, 2025, 'Kick Sauber'),
  ('toro_rosso', 2018, 2019, 'Toro Rosso'),
  ('williams', 2018, 9999, 'Williams')
) as names (team_id, first_season, last_season, team)
