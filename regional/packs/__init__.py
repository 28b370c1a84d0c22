"""Summary and discussion packs: what the received reports of an area say on a day, with the authority's own words."""
