"""Holds the fixed sentences of an operative's page in other languages; nothing that a person wrote is translated.

A qualified translator and the landlord's safety lead check each table before its first use (docs/translating.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from evenhand.policy.vocabulary import Risk, VisitCondition


@dataclass(frozen=True)
class FixedSentences:
    """The sentences in one language. ``tag``: its tag (BCP 47); ``name``: in the language itself."""

    tag: str
    name: str
    conditions: dict[VisitCondition, str]
    risks: dict[Risk, str]
    nothing: str
    not_known: str
    risk: str
    read: str
    cannot: str
    happened: str
    ring: str
    changed: str
    danger: str

    def line(self, conditions: Iterable[VisitCondition] | None) -> str:
        """Return what the operative does; None: nothing could be checked."""
        if conditions is None:
            return self.not_known
        return " ".join(self.conditions[one] for one in conditions) or self.nothing

    def risk_line(self, risks: Iterable[Risk]) -> str:
        """Return the kinds of risk at a home; "" for none."""
        said = "; ".join(self.risks[one] for one in risks)
        return self.risk.format(risks=said) if said else ""


POLISH = FixedSentences(
    tag="pl",
    name="Polski",
    conditions={
        VisitCondition.IN_PAIRS: "Dwie osoby.",
        VisitCondition.ACCOMPANIED: "Nie idź w pojedynkę.",
        VisitCondition.RING_OFFICE_FIRST: "Najpierw zadzwoń do biura.",
        VisitCondition.AT_OFFICE_ONLY: "Spotkanie tylko w biurze.",
        VisitCondition.NO_PERSONAL_CONTACT: "Żadnych spotkań osobistych. Najpierw zadzwoń do biura.",
        VisitCondition.POLICE_PRESENT: "Idź z policją.",
    },
    risks={
        Risk.VIOLENCE: "przemoc",
        Risk.THREATS: "groźby",
        Risk.WEAPON: "widziano broń",
        Risk.ANIMAL: "pies lub inne zwierzę",
        Risk.SEXUAL_HARASSMENT: "molestowanie seksualne",
        Risk.HATE: "incydent na tle nienawiści",
    },
    nothing="Brak szczególnych ustaleń",
    not_known="Nie możemy tego sprawdzić. Najpierw zadzwoń do biura; jeśli się nie da, nie idź w pojedynkę.",
    risk="Rodzaj ryzyka: {risks}.",
    read="Potwierdzam, że to przeczytano",
    cannot="Nie mogę tego zrobić w ten sposób",
    happened="Coś się stało",
    ring="Zadzwoń do biura: {number}",
    changed="Ta instrukcja się zmieniła. Przeczytaj ją ponownie.",
    danger="Czy ktoś jest ranny lub w niebezpieczeństwie? Najpierw zadzwoń pod 999.",
)
ROMANIAN = FixedSentences(
    tag="ro",
    name="Română",
    conditions={
        VisitCondition.IN_PAIRS: "Două persoane.",
        VisitCondition.ACCOMPANIED: "Nu mergeți fără însoțitor.",
        VisitCondition.RING_OFFICE_FIRST: "Sunați mai întâi la birou.",
        VisitCondition.AT_OFFICE_ONLY: "Întâlnire numai la birou.",
        VisitCondition.NO_PERSONAL_CONTACT: "Nicio întâlnire în persoană. Sunați mai întâi la birou.",
        VisitCondition.POLICE_PRESENT: "Mergeți cu poliția.",
    },
    risks={
        Risk.VIOLENCE: "violență",
        Risk.THREATS: "amenințări",
        Risk.WEAPON: "a fost văzută o armă",
        Risk.ANIMAL: "un câine sau alt animal",
        Risk.SEXUAL_HARASSMENT: "hărțuire sexuală",
        Risk.HATE: "incident motivat de ură",
    },
    nothing="Nicio măsură specială",
    not_known="Nu putem verifica. Sunați mai întâi la birou; dacă nu puteți, nu mergeți fără însoțitor.",
    risk="Tipul de risc: {risks}.",
    read="Am citit acest lucru",
    cannot="Nu pot face asta în acest fel",
    happened="S-a întâmplat ceva",
    ring="Sunați la birou: {number}",
    changed="Această instrucțiune s-a schimbat. Citiți-o din nou.",
    danger="Este cineva rănit sau în pericol? Sunați mai întâi la 999.",
)
WELSH = FixedSentences(
    tag="cy",
    name="Cymraeg",
    conditions={
        VisitCondition.IN_PAIRS: "Dau o bobl.",
        VisitCondition.ACCOMPANIED: "Peidiwch â mynd ar eich pen eich hun.",
        VisitCondition.RING_OFFICE_FIRST: "Ffoniwch y swyddfa yn gyntaf.",
        VisitCondition.AT_OFFICE_ONLY: "Cyfarfod yn y swyddfa yn unig.",
        VisitCondition.NO_PERSONAL_CONTACT: "Dim cyfarfod wyneb yn wyneb. Ffoniwch y swyddfa yn gyntaf.",
        VisitCondition.POLICE_PRESENT: "Ewch gyda’r heddlu.",
    },
    risks={
        Risk.VIOLENCE: "trais",
        Risk.THREATS: "bygythiadau",
        Risk.WEAPON: "gwelwyd arf",
        Risk.ANIMAL: "ci neu anifail arall",
        Risk.SEXUAL_HARASSMENT: "aflonyddu rhywiol",
        Risk.HATE: "digwyddiad casineb",
    },
    nothing="Dim trefniadau arbennig",
    not_known="Ni allwn wirio. Ffoniwch y swyddfa yn gyntaf; os na allwch, peidiwch â mynd ar eich pen eich hun.",
    risk="Math o risg: {risks}.",
    read="Rwyf wedi darllen hwn",
    cannot="Ni allaf ei wneud fel hyn",
    happened="Digwyddodd rhywbeth",
    ring="Ffoniwch y swyddfa: {number}",
    changed="Mae’r cyfarwyddyd hwn wedi newid. Darllenwch ef eto.",
    danger="A oes rhywun wedi’i anafu neu mewn perygl? Ffoniwch 999 yn gyntaf.",
)
PORTUGUESE = FixedSentences(
    tag="pt",
    name="Português",
    conditions={
        VisitCondition.IN_PAIRS: "Duas pessoas.",
        VisitCondition.ACCOMPANIED: "Não vá sem acompanhante.",
        VisitCondition.RING_OFFICE_FIRST: "Ligue primeiro para o escritório.",
        VisitCondition.AT_OFFICE_ONLY: "Encontro apenas no escritório.",
        VisitCondition.NO_PERSONAL_CONTACT: "Nenhum encontro presencial. Ligue primeiro para o escritório.",
        VisitCondition.POLICE_PRESENT: "Vá com a polícia.",
    },
    risks={
        Risk.VIOLENCE: "violência",
        Risk.THREATS: "ameaças",
        Risk.WEAPON: "foi vista uma arma",
        Risk.ANIMAL: "um cão ou outro animal",
        Risk.SEXUAL_HARASSMENT: "assédio sexual",
        Risk.HATE: "incidente de ódio",
    },
    nothing="Sem medidas especiais",
    not_known="Não conseguimos verificar. Ligue primeiro para o escritório; se não conseguir, não vá sem acompanhante.",
    risk="Tipo de risco: {risks}.",
    read="Li isto",
    cannot="Não posso fazê-lo desta forma",
    happened="Aconteceu alguma coisa",
    ring="Ligue para o escritório: {number}",
    changed="Esta instrução mudou. Leia-a novamente.",
    danger="Alguém está ferido ou em perigo? Ligue primeiro para o 999.",
)
LANGUAGES = {one.tag: one for one in (POLISH, ROMANIAN, WELSH, PORTUGUESE)}
"""By tag; English is beneath each."""
