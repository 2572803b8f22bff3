"""The importer in the admin: taking documents in, following a run, reviewing what came of each document."""
