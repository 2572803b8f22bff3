"""Loading the portal's own content from `fixtures/`: read, check everything, then make what is not there yet.

`reading` (files → records, each fault with file and line) → `references` (every key that is named exists) →
`markup` (texts → StreamField) → `facts` and `pages` (records → database, all or nothing).
"""
