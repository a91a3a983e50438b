"""A backend that wants a file that is not there."""

import json

with open("config.json") as file:
    config = json.load(file)
