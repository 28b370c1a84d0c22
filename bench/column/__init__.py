"""An application of workspaces with one table, which gets a column more with each migration; only for measuring."""
