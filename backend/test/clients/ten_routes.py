"""Run by generated-clients.spec.ts beside tributary_client, which openapi-python-client made of the running API's document."""

import datetime
import json
import os

from tributary_client import AuthenticatedClient, models
from tributary_client.api.conversions import (
    conversion_lists_summary,
    conversions_get,
    conversions_list,
    conversions_record,
    conversions_refund,
    conversions_story,
)
from tributary_client.api.merchants import merchants_get
from tributary_client.api.programs import programs_get, programs_list, programs_terms
from tributary_client.api.reports import reports_query

client = AuthenticatedClient(base_url=os.environ["API_URL"], token=os.environ["API_KEY"])
statuses = []


def data_of(route, *values, **options):
    answer = route.sync_detailed(*values, client=client, **options)
    statuses.append(answer.status_code.value)
    if answer.status_code.value >= 400:
        raise SystemExit(f"{route.__name__}: {answer.content.decode()}")
    return answer.parsed


merchant = data_of(merchants_get, os.environ["MERCHANT"])
programs = data_of(programs_list, limit=5)
program = data_of(programs_get, os.environ["PROGRAM"])
terms = data_of(programs_terms, program.id)
sale = data_of(
    conversions_record,
    body=models.RecordConversionRequest(
        order_id="Shop-1001",
        click_id=os.environ["CLICK_ID"],
        amount=models.MoneyInput(amount="100.00", currency=program.currency),
        customer=None,
    ),
    idempotency_key="python-1",
)
found = data_of(conversions_list, order_id="Shop-1001")
summary = data_of(conversion_lists_summary)
story = data_of(conversions_story, sale.id)
refunded = data_of(
    conversions_refund,
    sale.id,
    body=models.RefundConversionRequest(
        refund_id="C-5", amount=models.MoneyInput(amount="25.00", currency=program.currency), reason="returned"
    ),
)
read = data_of(conversions_get, sale.id)
day = datetime.date(2026, 1, 1)
report = data_of(
    reports_query,
    body=models.QueryReportRequest(
        from_=day, to=day, group_by=[models.QueryReportRequestGroupByItem("day")]
    ),
)

print(
    json.dumps(
        {
            "statuses": statuses,
            "merchant": merchant.id,
            "programs": [item.id for item in programs.data],
            "terms": len(terms.data),
            "found": [item.order_id for item in found.data],
            "conversions": summary.count,
            "hasStory": len(story.to_dict()) > 0,
            "refundState": refunded.conversion.refund_state,
            "refunded": read.refunded_amount.amount,
            "rejectedAt": read.rejected_at,
            "rows": len(report.data),
        }
    )
)
