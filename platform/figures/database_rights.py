"""Everybody reads the figures; the administrator fetches them. What is not all there yet is nobody else's to see."""

READ = {"session": "SELECT", "workspace": "SELECT", "admin": "INSERT, UPDATE, DELETE"}
KEPT = {"session": "SELECT", "workspace": "SELECT", "admin": "INSERT, UPDATE"}

GRANTS = {
    "figures_source": READ,
    "figures_definitionversion": READ,
    "figures_recipe": READ,
    "figures_importrun": KEPT,
    "figures_observation": KEPT,
    "figures_earlierobservation": {
        "session": "SELECT",
        "workspace": "SELECT",
        "admin": "INSERT",
    },
    "figures_incoming": {"admin": "SELECT, INSERT, DELETE"},
}
