"""The page, used in a real browser. A package, so that its browser and servers end with it."""
