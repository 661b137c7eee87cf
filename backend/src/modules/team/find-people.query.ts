import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Database } from '../../platform/database.js';
import { likeLiteral } from '../../platform/search-text.js';

/** Somebody with an account. */
export interface FoundPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly role: string;
  readonly affiliateId: string | null;
  readonly affiliateName: string | null;
}

/** People by part of their name or e-mail address, or by id: of affiliates' teams, and of the operator's when asked. */
export class FindPeople extends Query<readonly FoundPerson[]> {
  constructor(readonly input: { readonly q: string; readonly limit: number; readonly operatorsToo: boolean }) {
    super();
  }
}

@QueryHandler(FindPeople)
export class FindPeopleHandler implements IQueryHandler<FindPeople> {
  constructor(private readonly db: Database) {}

  async execute({ input: { q, limit, operatorsToo } }: FindPeople): Promise<readonly FoundPerson[]> {
    const part = `%${likeLiteral(q)}%`;
    return this.db.rows<FoundPerson>`
      select u.id, u.email, u.name, u.role, u.affiliate_id as "affiliateId", a.name as "affiliateName"
      from users u left join affiliates a on a.id = u.affiliate_id
      where (u.affiliate_id is not null or ${operatorsToo}) and (u.id = ${q} or u.email ilike ${part} or u.name ilike ${part})
      order by u.id desc limit ${limit}`;
  }
}
