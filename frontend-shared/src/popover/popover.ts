import { A11yModule } from '@angular/cdk/a11y';
import type { CdkOverlayOrigin } from '@angular/cdk/overlay';
import { OverlayModule } from '@angular/cdk/overlay';
import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, TemplateRef, contentChild, input, model } from '@angular/core';

/**
 * A small dialog at a button (`cdkOverlayOrigin`), closed by Escape and by a click beside it; the focus goes into it, and back.
 * Its content is the `<ng-template>` inside, made when it opens.
 */
@Component({
  selector: 'tr-popover',
  imports: [A11yModule, NgTemplateOutlet, OverlayModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-template
      cdkConnectedOverlay
      [cdkConnectedOverlayOrigin]="origin()"
      [cdkConnectedOverlayOpen]="open()"
      [cdkConnectedOverlayHasBackdrop]="true"
      cdkConnectedOverlayBackdropClass="cdk-overlay-transparent-backdrop"
      [cdkConnectedOverlayViewportMargin]="8"
      [cdkConnectedOverlayPush]="true"
      (backdropClick)="open.set(false)"
      (detach)="open.set(false)"
    >
      <div class="popover" role="dialog" [attr.aria-label]="label()" cdkTrapFocus [cdkTrapFocusAutoCapture]="true">
        <ng-container [ngTemplateOutlet]="content()" />
      </div>
    </ng-template>
  `,
  styles: `
    .popover {
      max-width: calc(100vw - 16px);
      margin-top: 6px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--paper);
      box-shadow: var(--shadow);
    }
  `,
})
export class Popover {
  readonly origin = input.required<CdkOverlayOrigin>();
  readonly label = input.required<string>();
  readonly open = model.required<boolean>();

  protected readonly content = contentChild.required(TemplateRef);
}
