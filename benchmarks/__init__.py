"""Speed and quality, measured as ratios to something run at the same time; never part of a gate."""
