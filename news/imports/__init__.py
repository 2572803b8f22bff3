"""The importer on record: batches, sources and drafts, recognised facts and what editors decide on them."""
