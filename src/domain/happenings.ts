import type { Alert } from './alerts.ts';
import type { LookUp, Outcome } from './deliveries.ts';
import type { Development } from './developments.ts';

/** What has happened, for whoever counts it. Nothing in it names a channel, a workspace, an address or a word of anyone's. */
export type Happening =
  | {
      readonly kind: 'send';
      readonly platform: string;
      readonly action: 'post' | 'edit';
      readonly outcome: Outcome['kind'];
    }
  | { readonly kind: 'look-up'; readonly platform: string; readonly result: LookUp['kind'] }
  | { readonly kind: 'poll'; readonly outcome: 'fetched' | 'unchanged' | 'failed' }
  | { readonly kind: 'development'; readonly development: Pick<Development, 'kind' | 'significance'> }
  | { readonly kind: 'alert'; readonly alert: Alert['kind']; readonly significance: Development['significance'] }
  | {
      readonly kind: 'command';
      readonly command: string;
      readonly platform: string;
      readonly outcome: 'answered' | 'slip' | 'failed';
      readonly ms: number;
    }
  | { readonly kind: 'request'; readonly route: string; readonly status: number }
  | { readonly kind: 'run'; readonly job: string; readonly isFailed: boolean }
  | { readonly kind: 'query'; readonly outcome: 'failed' | 'retried' }
  /** Whether this process runs the schedules. */
  | { readonly kind: 'leader'; readonly isLeader: boolean };

/** Takes note of what happened; never throws, never waits. */
export type Meter = (happening: Happening) => void;
