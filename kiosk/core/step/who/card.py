"""A card that was read, as a credential, or why it is none (domain.md 9)."""

from __future__ import annotations

from datetime import date

from config.credentials import Powers
from devices.port import CardKind, ResidentCard
from model.identity import FOREIGN_2017, CardFault, Credential, CredentialType, number_fault
from model.privacy import Vault, masked_id, masked_name, tail


def card_fault(card: ResidentCard, today: date) -> CardFault | None:
    """Why the card is none that counts, whatever it is shown for.

    The number of a foreign card of 2017 has 15 characters and no check rule that is public.
    """
    if card.kind is CardKind.FOREIGN_2017:
        fault = None if FOREIGN_2017.fullmatch(card.number) else CardFault.BAD_NUMBER
    else:
        fault = number_fault(card.number, card.birth, today)
    if fault is None and card.valid_from is not None and card.valid_from > today:
        return CardFault.NOT_YET_VALID
    return fault


def accept(card: ResidentCard, powers: Powers, today: date, vault: Vault) -> Credential | CardFault:
    """The card as a credential of these powers, or why not; one that is over is `expired`."""
    if fault := card_fault(card, today):
        return fault
    number = card.number.upper()
    return Credential(
        credential_type=CredentialType.RESIDENT_ID,
        powers=powers,
        number=vault.seal(number),
        name=vault.seal(card.name),
        shown_name=masked_name(card.name, card.sex),
        shown_number=masked_id(number),
        tail=tail(number),
        expired=card.valid_to is not None and card.valid_to < today,
        address=vault.seal(card.address),
    )
