import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Database } from '../../platform/database.js';
import { listFactors } from './factor.store.js';
import { toFactorView } from './factor.view.js';
import type { FactorsView } from './factor.view.js';
import { Passkeys } from './passkeys.js';
import { countRecoveryCodes } from './used-code.store.js';

/** A person's factors, oldest first. */
export class ListFactors extends Query<FactorsView> {
  constructor(readonly userId: string) {
    super();
  }
}

@QueryHandler(ListFactors)
export class ListFactorsHandler implements IQueryHandler<ListFactors> {
  constructor(
    private readonly db: Database,
    private readonly passkeys: Passkeys,
  ) {}

  async execute({ userId }: ListFactors): Promise<FactorsView> {
    const [factors, recoveryCodesLeft] = await Promise.all([
      listFactors(this.db, userId),
      countRecoveryCodes(this.db, userId),
    ]);
    return { data: factors.map(toFactorView), recoveryCodesLeft, passkeyOrigin: this.passkeys.party.origin };
  }
}
