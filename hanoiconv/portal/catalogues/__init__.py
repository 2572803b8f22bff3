"""What holds the Vietnamese catalogues of the packages to the packages' own messages and to the glossary.

`originals` finds what a package says today, `translations` compares a catalogue with it, `terms` reads the glossary.
Nothing here reads settings or a database; `check_catalogues` calls it with the installed packages.
"""
