import type { Api, Operation } from '@tributary/frontend-shared/api/api';
import type { Page } from '@tributary/frontend-shared/api/paged-list';

/** More rows than a spreadsheet is any use for; what needs more asks the API or the analysts' views. */
const mostRows = 50_000;
const pageSize = 200;

/** Every row of a list, page by page, for a download. */
export async function allRows<Params extends object, Row>(
  api: Api,
  operation: Operation<Params, Page<Row>>,
  params: NoInfer<Params>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const asked: Params = { ...params, limit: pageSize, ...(cursor === null ? {} : { cursor }) };
    const page: Page<Row> = await api.call(operation, asked);
    rows.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null && rows.length < mostRows);
  return rows;
}
