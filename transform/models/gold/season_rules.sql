{{ config(materialized='table') }}
-- How many rounds and sprints a season has, and the most points that one driver and one team (two
-- cars) can take from each. From the sporting regulations and calendars; 2026 as of November 2026.
select
  cast(season as integer) as season,
  cast(rounds as integer) as rounds,
  cast(sprints as integer) as sprints,
  cast(driver_race_points as double) as driver_race_points,
  cast(team_race_points as double) as team_race_points,
  cast(driver_sprint_points as double) as driver_sprint_points,
  cast(team_sprint_points as double) as team_sprint_points,
  cast(final_race_factor as integer) as final_race_factor
from (values
  (1991, 16, 0, 10, 16, 0, 0, 1),
  (1992, 16, 0, 10, 16, 0, 0, 1),
  (1993, 16, 0, 10, 16, 0, 0, 1),
  (1994, 16, 0, 10, 16, 0, 0, 1),
  (1995, 17, 0, 10, 16, 0, 0, 1),
  (1996, 16, 0, 10, 16, 0, 0, 1),
  (1997, 17, 0, 10, 16, 0, 0, 1),
  (1998, 16, 0, 10, 16, 0, 0, 1),
  (1999, 16, 0, 10, 16, 0, 0, 1),
  (2000, 17, 0, 10, 16, 0, 0, 1),
  (2001, 17, 0, 10, 16, 0, 0, 1),
  (2002, 17, 0, 10, 16, 0, 0, 1),
  (2003, 16, 0, 10, 18, 0, 0, 1),
  (2004, 18, 0, 10, 18, 0, 0, 1),
  (2005, 19, 0, 10, 18, 0, 0, 1),
  (2006, 18, 0, 10, 18, 0, 0, 1),
  (2007, 17, 0, 10, 18, 0, 0, 1),
  (2008, 18, 0, 10, 18, 0, 0, 1),
  (2009, 17, 0, 10, 18, 0, 0, 1),
  (2010, 19, 0, 25, 43, 0, 0, 1),
  (2011, 19, 0, 25, 43, 0, 0, 1),
  (2012, 20, 0, 25, 43, 0, 0, 1),
  (2013, 19, 0, 25, 43, 0, 0, 1),
  (2014, 19, 0, 25, 43, 0, 0, 2),
  (2015, 19, 0, 25, 43, 0, 0, 1),
  (2016, 21, 0, 25, 43, 0, 0, 1),
  (2017, 20, 0, 25, 43, 0, 0, 1),
  (2018, 21, 0, 25, 43, 0, 0, 1),
  (2019, 21, 0, 26, 44, 0, 0, 1),
  (2020, 17, 0, 26, 44, 0, 0, 1),
  (2021, 22, 3, 26, 44, 3, 5, 1),
  (2022, 22, 3, 26, 44, 8, 15, 1),
  (2023, 22, 6, 26, 44, 8, 15, 1),
  (2024, 24, 6, 26, 44, 8, 15, 1),
  (2025, 24, 6, 25, 43, 8, 15, 1),
  (2026, 22, 6, 25, 43, 8, 15, 1)
) as rules (
  season, rounds, sprints, driver_race_points, team_race_points, driver_sprint_points,
  team_sprint_points, final_race_factor
)
