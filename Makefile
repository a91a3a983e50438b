# What there is to do, each with one command. Everything else is in CONTRIBUTING.md.

PREFIX ?= /usr/local
DESTDIR ?=

# On Linux the Swift runtime goes into the program, so that it runs where no Swift is installed, with a small part
# of ICU's data. No library looks for symbols in the program, whose names would be 4 MB.
STATIC = $(if $(filter Linux,$(shell uname)),--static-swift-stdlib -Xlinker --no-export-dynamic $(SHORT) $(shell Scripts/icu-data))
# The short form of relocations (DT_RELR), which glibc reads from 2.36 on and the toolchain's LLD writes: otherwise
# every start reads 2.9 MB of them, and an exam starts dozens of programs.
SHORT = $(if $(shell getconf GNU_LIBC_VERSION 2>&1 | awk '$$1 == "glibc" && $$2 >= 2.36'),$(LLD))
LLD = -Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld -Xlinker -z -Xlinker pack-relative-relocs

.PHONY: help demo build programs test lint kill-matrix demands soak busy bench bench-load bench-assess man install clean

help:
	@echo "make demo         build, then examine the bundled Todo backend and a faulty one (8 minutes on two cores)"
	@echo "make test         build and run every test"
	@echo "make lint         look at format and style"
	@echo "make kill-matrix  examine every mutant whole and write Docs/kill-matrix.md (half an hour on two cores)"
	@echo "make demands      write Docs/demands, and print what demands.yaml lacks"
	@echo "make soak         examine the reference under 1,000 seeds"
	@echo "make busy         examine the reference 30 times on a busy machine"
	@echo "make bench        measure speed and memory in a release build"
	@echo "make bench-load   measure gradus load beside other load generators"
	@echo "make bench-assess measure the assessment by simulation, beside catsim"
	@echo "make man          write the manual page, Docs/gradus.1, from the commands"
	@echo "make install      install gradus below PREFIX, now $(PREFIX) (10 to 15 minutes on two cores)"

demo:
	@Scripts/demo

build:
	@Scripts/setup
	swift build

test:
	@Scripts/setup
	@Scripts/lint
	swift build --build-tests
	@$(MAKE) programs
	@Scripts/test

lint:
	@Scripts/lint

# The optimised program that is installed, and with which the kill matrix is run, under both of its names.
programs:
	swift build -c release $(STATIC) --product gradus
	ln -sf gradus "$$(swift build -c release --show-bin-path)/gradus-reference"

kill-matrix: programs
	swift build --build-tests
	@GRADUS_UPDATE_GOLDENS=1 GRADUS_MATRIX=whole Scripts/test --filter 'KillMatrixTests|DemandTests'

demands:
	@Scripts/setup
	swift build --build-tests
	@GRADUS_UPDATE_GOLDENS=1 swift test --skip-build --filter DemandTests

soak: programs
	@Scripts/soak

busy: build
	@Scripts/busy

bench: programs
	@Scripts/setup
	swift build -c release $(STATIC) --product gradus-bench
	swift build --build-tests
	@Scripts/bench

bench-load:
	@Scripts/setup
	swift build -c release $(STATIC) --product gradus
	swift build -c release $(STATIC) --product gradus-bench
	@Scripts/bench-load

bench-assess:
	@Scripts/setup
	swift build -c release $(STATIC) --product gradus-bench
	@Scripts/bench-assess

man: build
	Scripts/man "$$(swift build --show-bin-path)/gradus" > Docs/gradus.1.new
	mv Docs/gradus.1.new Docs/gradus.1

install:
	@Scripts/setup
	@echo "Building gradus for release, which takes 10 to 15 minutes on two cores the first time."
	@$(MAKE) programs
	@Scripts/install "$(DESTDIR)$(PREFIX)"

clean:
	rm -rf .build .build-*
