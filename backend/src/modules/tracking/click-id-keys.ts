import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { clickIdKey } from './rules/click-id.js';
import type { ClickIdKey } from './rules/click-id.js';

/** The keys that click ids may be signed with, prepared once. */
@Injectable()
export class ClickIdKeys {
  readonly all: readonly ClickIdKey[];

  constructor(@Inject(CONFIG) config: Config) {
    this.all = config.CLICK_ID_KEYS.map(({ id, secret }) => clickIdKey(id, secret));
  }
}
