"""Addresses and tags, which are one word each: FORMAT.md, section Sentences and tokens."""

URL_STARTS = ("http://", "https://", "ftp://", "www.")
URL_ENDS, TRAILING = "<>\"", ".,;:!?)]'"
ENDINGS = ("com", "doc", "edu", "exe", "gov", "htm", "html", "jpg", "net", "org", "pdf", "txt", "xls", "zip")


def spans(norms, classes):
    """Disjoint spans of addresses in rising order. `norms` and `classes` are w and class of FORMAT.md."""
    n, done = len(classes), 0
    low = lambda i: chr(norms[i]) if i < n else ""
    alphanumeric = lambda i: 0 <= i < n and classes[i] in ("U", "l", "d")
    named = lambda i, others: 0 <= i < n and norms[i] < 128 and (alphanumeric(i) or classes[i] in others)

    def back(at, others):
        while at > done and named(at - 1, others):
            at -= 1
        return at

    def forth(at, others):
        while named(at, others):
            at += 1
        return at

    def path(start):
        """The end of what runs on to white space, a bracket or a quotation mark, without the marks behind it."""
        rest = start
        while rest < n and norms[rest] != 32 and low(rest) not in URL_ENDS:
            rest += 1
        end = rest
        while end > start and low(end - 1) in TRAILING:
            end -= 1
        return rest if classes[end:rest] == [".", ".", "."] else end

    at = 0
    while at < n:
        start = end = at
        if low(at) in "hfw" and not alphanumeric(at - 1) and "".join(map(low, range(at, at + 8))).startswith(URL_STARTS):
            end = path(at)
        elif classes[at] == "@":
            local, domain = back(at, "._%+-"), forth(at + 1, ".-")
            while classes[domain - 1] in ".-":
                domain -= 1
            if local < at and "." in classes[at:domain]:
                start, end = local, domain
        elif classes[at] == "#" and not alphanumeric(at - 1) and classes[min(at + 1, n - 1)] in ("U", "l"):
            end = at + 1
            while alphanumeric(end) or end < n and classes[end] == "_":
                end += 1
        elif classes[at] == "." and named(at - 1, "_"):
            after = forth(at + 1, "")
            if "".join(map(low, range(at + 1, min(after, at + 6)))) in ENDINGS:
                start, end = back(at, "._-"), path(after) if low(after) == "/" else after
        if end > start:
            yield start, end
            at = done = end
        else:
            at += 1
