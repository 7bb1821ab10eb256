"""The same statement in several articles, and how many origins it has; knows no screen."""

from analysis.links.connections import Connected, connected
from analysis.links.filed import Space
from analysis.links.finding import find_links
from analysis.links.groups import group

__all__ = ["Connected", "Space", "connected", "find_links", "group"]
