"""A server that misbehaves in the way that its argument names: python3 hostile.py endless-body"""

import sys

import contents
import framing
import processes
from serving import note

MODES = {**framing.MODES, **contents.MODES, **processes.MODES}

if __name__ == "__main__":
    note()
    MODES[sys.argv[1]]()
