"""What is laid on the reader or held before the scanner: whose it is, what it is to a visit.

The layer that is shown says whose is asked for (`CredentialDemand`); where nobody's is, the
general rules hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from devices.port import CardFailure, CodeFailure, ResidentCard, ScannedCode
from kiosk.core.active_visit import ActiveVisit
from kiosk.core.code import CodeTrouble, SlipNumber, VoucherCode, known
from kiosk.core.command import AuditEvent, Call, Command, Record
from kiosk.core.event import Answered
from kiosk.core.ids import mark
from kiosk.core.step.kind import CredentialDemand, Presented, SlipShown, Unread
from kiosk.core.step.who.card import accept
from kiosk.core.visit import Visit
from kiosk.core.visit_data import Trouble
from model.identity import CardFault, Credential, CredentialType, credential_of
from wire.refusals import RefusalCode
from wire.vouchers import Voucher, VoucherDecode


@dataclass(frozen=True, slots=True, repr=False)
class CredentialIntake:
    """What came of a device, for the visit that is being served, under the page that is shown."""

    active: ActiveVisit
    demand: CredentialDemand
    """Whose credential the page asks for that is shown now."""

    def __repr__(self) -> str:
        return f"<CredentialIntake {self.active.visit.id}>"

    @property
    def _visit(self) -> Visit:
        return self.active.visit

    @property
    def _met(self) -> tuple[Credential, ...]:
        """Whose credentials were taken: the principal's, the agent's."""
        data = self.active.data
        agent = data.agent.credential if data.agent else None
        return tuple(one for one in (data.credential, agent) if one is not None)

    # Cards.

    def card(self, seen: ResidentCard | CardFailure) -> list[Command]:
        """A card was laid on the reader."""
        visit, at = self._visit, self.active.at
        visit.card_seen = True
        commands = self.active.touch()
        if isinstance(seen, CardFailure):
            return commands + self._unread(seen)
        powers = self.active.tables.credentials[CredentialType.RESIDENT_ID]
        found = accept(seen, powers, visit.now(at).date(), visit.vault)
        if isinstance(found, Credential):
            visit.cards.add(mark(visit.seed, found.number.reveal()))
            return commands + self._presented(found)
        return commands + self._unread(found)

    def _unread(self, trouble: Trouble) -> list[Command]:
        """Why a card gave nothing matters only while somebody's is asked for."""
        if self._met and self.demand is CredentialDemand.NOBODY:
            return []
        record = self._record(AuditEvent.CREDENTIAL_REFUSED, reason=trouble)
        if self.active.run is not None:
            return [record, *self.active.feed(Unread(trouble))]
        self._visit.trouble = trouble
        return [record]

    def _presented(self, credential: Credential) -> list[Command]:
        """The first is taken, a known person's again ignored, another's covers the page; but a
        step may ask for the agent's, or for the signer's once more, and says so to the other one of
        the two. What was asked for by a slip's number alone is nobody's, and does not become that
        of whose card is laid down.
        """
        visit, demand = self._visit, self.demand
        same = any(one.same_person(credential) for one in self._met)
        if demand is CredentialDemand.AGENT:
            return self._agent_presented(credential)
        if demand is CredentialDemand.SIGNER and same:
            return [self._read(credential), *self.active.feed(Presented(credential))]
        if self.active.data.slip_no:
            return [self._read(credential)]
        if not self._met:
            return self._first(credential)
        visit.stranger = visit.stranger or not same
        return [self._record(AuditEvent.CREDENTIAL_READ if same else AuditEvent.CREDENTIAL_OTHER)]

    def _agent_presented(self, credential: Credential) -> list[Command]:
        """Nobody is their own agent."""
        principal = self.active.data.credential
        if principal is not None and principal.same_person(credential):
            return self._unread(CardFault.SAME_PERSON)
        return [self._read(credential), *self.active.feed(Presented(credential))]

    def _first(self, credential: Credential) -> list[Command]:
        """The resident is known from now on."""
        self._visit.trouble, self._visit.relay = None, False
        record = self._read(credential)
        self.active.know(credential)
        return [record, *(self.active.feed(Presented(credential)) if self.active.run else ())]

    # Codes.

    def code(self, seen: ScannedCode | CodeFailure) -> list[Command]:
        """Something was held before the scanner: an e-voucher goes to the hub at once."""
        found = known(seen, self.active.at)
        commands = self.active.touch()
        if self.active.run is None or self._visit.decoding:
            return commands
        match found:
            case CodeTrouble():
                return commands + self._unread(found)
            case SlipNumber(number):
                return commands + self._slip_shown(number)
            case VoucherCode(digits):
                return commands + self._decode(digits)
            case _:
                assert_never(found)

    def _slip_shown(self, number: str) -> list[Command]:
        """Enough where the item says so, else a code of another kind."""
        run = self.active.run
        assert run is not None
        if CredentialType.SLIP not in run.item.credentials or self.active.data.credential:
            return self._unread(CodeTrouble.KIND)
        record = self._record(
            AuditEvent.CREDENTIAL_READ, credential_type=CredentialType.SLIP, expired=0
        )
        return [record, *self.active.feed(SlipShown(number))]

    def _decode(self, digits: str) -> list[Command]:
        """One decode a code: shown again, it is an old one (domain.md 7)."""
        visit, site = self._visit, self.active.site
        shown = mark(visit.seed, digits)
        if shown in visit.codes:
            return self._unread(CodeTrouble.STALE)
        visit.codes.add(shown)
        visit.decoding = visit.take()
        visit.awaited.add(visit.decoding)
        query = VoucherDecode(
            digits, site.business_type, site.no, query_no=self.active.data.query_no
        )
        return [Call(visit.id, visit.decoding, "K101", query)]

    def answered(self, event: Answered) -> list[Command] | None:
        """Whose code it is, or an answer for the step; None where nobody waits for it."""
        if not self._visit.decoding or event.n != self._visit.decoding:
            return self.active.answered(event)
        if not self.active.awaits(event):
            return None
        self._visit.decoding = 0
        voucher = event.output
        if isinstance(voucher, Voucher):
            return self._presented(self._holder(voucher))
        return self._unread(UNDECODED.get(event.code, CodeTrouble.UNDECODED))

    def _holder(self, voucher: Voucher) -> Credential:
        """A credential like a card's."""
        return credential_of(
            CredentialType.E_VOUCHER,
            self.active.tables.credentials[CredentialType.E_VOUCHER],
            voucher.idNo,
            voucher.userName,
            voucher.gender,
            self._visit.vault,
            voucher.ecToken,
        )

    # The audit chain.

    def _read(self, credential: Credential) -> Record:
        expired = int(credential.expired)
        return self._record(
            AuditEvent.CREDENTIAL_READ, credential_type=credential.credential_type, expired=expired
        )

    def _record(self, fact: AuditEvent, **fields: str | int) -> Record:
        return self.active.record(fact, **fields)


UNDECODED: Mapping[str, CodeTrouble] = {
    RefusalCode.CODE_KIND: CodeTrouble.KIND,
    RefusalCode.CODE_STALE: CodeTrouble.STALE,
}
"""What the hub's refusal of a code means to whoever held it up."""
