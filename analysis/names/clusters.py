"""Which forms belong together, kept so that no order of joining matters; knows no spelling."""

from collections.abc import Iterable, Mapping

from analysis.names.forms import Form


class Clusters:
    """Forms in clusters; two texts that were parted never come into one."""

    def __init__(self, forms: Iterable[Form], parted: Mapping[str, frozenset[str]]) -> None:
        self._parent = {form: form for form in forms}
        self._texts = {form: {form.text} for form in self._parent}
        self._members = {form: [form] for form in self._parent}
        self._parted = parted

    def root(self, form: Form) -> Form:
        """The form that stands for the cluster."""
        while self._parent[form] != form:
            self._parent[form] = self._parent[self._parent[form]]
            form = self._parent[form]
        return form

    def members(self, form: Form) -> list[Form]:
        """All forms of the cluster."""
        return self._members[self.root(form)]

    def join(self, one: Form, other: Form) -> None:
        """Make two clusters one, unless a reader parted them."""
        a, b = sorted((self.root(one), self.root(other)), key=lambda form: (form.cls, form.text))
        if a == b or self.apart(a, self._texts[b]):
            return
        self._parent[b] = a
        self._texts[a] |= self._texts.pop(b)
        self._members[a] += self._members.pop(b)

    def apart(self, form: Form, texts: Iterable[str]) -> bool:
        """Whether a reader parted one of `texts` from the cluster of `form`."""
        if not self._parted:
            return False
        own = self._texts[self.root(form)]
        return any(not own.isdisjoint(self._parted.get(text, ())) for text in texts)
