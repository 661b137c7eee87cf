import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Database } from '../../platform/database.js';
import { likeLiteral } from '../../platform/search-text.js';

/** A key as it is found: what people tell it apart by, and whose it is. */
export interface FoundApiKey {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly merchantId: string;
  readonly merchantName: string;
}

/** Keys of one mode by part of their name, their id, or their beginning; a whole secret finds its key too. Newest first. */
export class FindApiKeys extends Query<readonly FoundApiKey[]> {
  constructor(readonly input: { readonly q: string; readonly livemode: boolean; readonly limit: number }) {
    super();
  }
}

@QueryHandler(FindApiKeys)
export class FindApiKeysHandler implements IQueryHandler<FindApiKeys> {
  constructor(private readonly db: Database) {}

  async execute({ input: { q, livemode, limit } }: FindApiKeys): Promise<readonly FoundApiKey[]> {
    return this.db.rows<FoundApiKey>`
      select k.id, k.name, k.prefix, m.id as "merchantId", m.name as "merchantName"
      from api_keys k join merchants m on m.id = k.merchant_id
      where k.livemode = ${livemode}
        and (k.id = ${q} or k.name ilike ${`%${likeLiteral(q)}%`} or k.prefix ^@ ${q}
          or (length(${q}::text) > length(k.prefix) and ${q}::text ^@ k.prefix))
      order by k.id desc limit ${limit}`;
  }
}
