import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { clickIdKey } from './rules/click-id.js';
import type { ClickIdKey } from './rules/click-id.js';

/** The keys that click ids may be signed with, prepared once for each state of the configuration: they may be rotated. */
@Injectable()
export class ClickIdKeys {
  private readFrom: Settings['CLICK_ID_KEYS'] | undefined;
  private keys: readonly [ClickIdKey, ...ClickIdKey[]] | undefined;

  constructor(@Inject(CONFIG) private readonly config: Pick<Settings, 'CLICK_ID_KEYS'>) {}

  get all(): readonly [ClickIdKey, ...ClickIdKey[]] {
    const { CLICK_ID_KEYS: configured } = this.config;
    if (this.keys === undefined || this.readFrom !== configured) {
      const [first, ...others] = configured.map(({ id, secret }) => clickIdKey(id, secret));
      if (first === undefined) throw new Error('CLICK_ID_KEYS is empty');
      this.keys = [first, ...others];
      this.readFrom = configured;
    }
    return this.keys;
  }

  /** The one that signs now. */
  get signing(): ClickIdKey {
    return this.all[0];
  }
}
