"""What the hub refuses, as data: a code and a plain sentence for the log of the terminal's owner.

Residents never see these sentences; the terminal words each code from its own catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass

from wire.refusals import RefusalCode


@dataclass(frozen=True, slots=True)
class Refusal:
    """A no as a value; `message` holds nothing of a person."""

    code: str
    message: str


MESSAGES = {
    RefusalCode.ENVELOPE: "报文格式不正确",
    RefusalCode.OPERATION: "不支持该交易编号",
    RefusalCode.AREA_MISSING: "缺少参保地 insuplc_admdvs",
    RefusalCode.INPUT: "入参不正确",
    RefusalCode.SIGN_IN: "未签到或签到已失效，请重新签到",
    RefusalCode.CREDENTIAL_KIND: "不支持该就诊凭证类型",
    RefusalCode.CODE_KIND: "请使用医保电子凭证二维码",
    RefusalCode.CODE_STALE: "医保电子凭证二维码已失效",
    RefusalCode.STOPPED: "该人员的参保状态不是正常参保",
    RefusalCode.ALREADY_FILED: "该人员在该地已有有效备案",
    RefusalCode.OVERLAP: "与已有备案的时间重叠",
    RefusalCode.BEGIN_DATE: "备案开始日期不符合规定",
    RefusalCode.FILING_UNKNOWN: "未查询到可以办理的备案",
    RefusalCode.COMMITMENT: "承诺书缺失、版本不符或未签署",
    RefusalCode.AREA_UNFIT: "备案地不能是参保地",
    RefusalCode.AGENT_NONE: "未登记代办关系",
    RefusalCode.AGENT_EXPIRED: "代办关系已过期",
    RefusalCode.AGENT_SCOPE: "代办关系不包含该事项",
    RefusalCode.AGENT_LIMIT: "代办人当日办理次数已达上限",
    RefusalCode.AGENT_SELF: "代办人与被代办人不能是同一人",
    RefusalCode.PERSON_UNKNOWN: "未查询到该人员信息",
    RefusalCode.NOT_INSURED: "该人员在该参保地没有该险种的参保信息",
    RefusalCode.DECEASED: "该人员已登记身故",
    RefusalCode.PERIOD: "查询期间不正确",
    RefusalCode.CONFLICT: "该业务流水号已用于其他内容",
    RefusalCode.BUSY: "系统繁忙，请稍后再试",
    RefusalCode.NO_PLATFORM: "医保平台没有接通",
}


def refusal(code: RefusalCode, detail: str = "") -> Refusal:
    """`detail` names a key of the interface, never what it held."""
    message = MESSAGES[code]
    return Refusal(code.value, f"{message}：{detail}" if detail else message)
