import { mockServices } from '@backstage/backend-test-utils';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  DatabaseSummary,
  Finding,
  NotificationSubject,
} from '@pgportal/plugin-cnpg-common';
import { Knex } from 'knex';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { aCluster } from '../__testUtils__/objects';
import { aSummary } from '../__testUtils__/summaries';
import { NotifiedStates } from './NotifiedStates';
import { Notifier } from './Notifier';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const START = Date.parse('2026-11-20T18:00:00Z');
const NAME = 'orders-db';
const REF = 'a/team-orders/orders-db';

const [, openSqlite] = eachDatabase[0];

/** Findings by database, whose Clusters are years old. */
class Fleet {
  readonly databases = new Map<
    string,
    { summary: DatabaseSummary; uid: string; findings: string[] }
  >();
  /** Names of databases on targets that are not followed at the moment. */
  readonly unwatched = new Set<string>();

  set(
    name: string,
    findings: string[],
    options: { uid?: string; owner?: string } = {},
  ) {
    const { owner } = options;
    this.databases.set(name, {
      // Another object, as with every change.
      summary: aSummary(name, { ...(owner && { owner }) }),
      uid: options.uid ?? `uid-${name}`,
      findings,
    });
  }

  async summaries() {
    return [...this.databases]
      .filter(([name]) => !this.unwatched.has(name))
      .map(([, { summary }]) => summary);
  }

  subject({ name }: DatabaseSummary): NotificationSubject & { uid: string } {
    const { uid, findings } = this.databases.get(name)!;
    return {
      uid,
      name,
      complete: true,
      primary: `${name}-1`,
      objects: {
        cluster: aCluster({ name, uid, createdAt: '2020-01-01T00:00:00Z' }),
        pods: [],
        volumes: [],
        services: [],
        backups: [],
        scheduledBackups: [],
        objectStores: [],
        nodes: [],
        unavailable: {},
      },
      report: {
        state: findings.length ? 'degraded' : 'healthy',
        findings: findings.map(
          (id): Finding => ({
            id,
            severity: 'critical',
            area: 'backup',
            title: `Title of ${id}`,
            impact: '',
            remedy: '',
            evidence: [],
            params: {},
            docs: '',
          }),
        ),
        notEvaluated: [],
      },
    };
  }

  isGone(ref: string) {
    const name = ref.split('/')[2];
    return !this.unwatched.has(name) && !this.databases.has(name);
  }
}

describe('Notifier', () => {
  let knex: Knex;
  let close: () => Promise<void>;
  let now: number;
  beforeEach(async () => {
    ({ knex, close } = await openSqlite());
    now = START;
  });
  afterEach(() => close());

  function setUp() {
    const fleet = new Fleet();
    const sent: NotificationSendOptions[] = [];
    const logger = mockServices.logger.mock();
    let failure: string | undefined;
    const states = new NotifiedStates(knex);
    const create = () =>
      new Notifier({
        fleet,
        states,
        logger,
        notifications: {
          send: async notification => {
            if (failure) throw new Error(failure);
            sent.push(notification);
          },
        },
      });
    let notifier = create();
    return {
      fleet,
      sent,
      states,
      logger,
      fail: (message?: string) => {
        failure = message;
      },
      /** Another replica of the backend goes on. */
      replace: () => {
        notifier = create();
      },
      look: async (times = 1) => {
        for (let i = 0; i < times; i++) {
          await notifier.run(new Date(now));
          now += 30 * SECOND;
        }
      },
      titles: () => sent.map(({ payload }) => payload.title),
    };
  }

  it('tells the owner of a cause once, and once that it is over', async () => {
    const { fleet, look, sent, replace, titles } = setUp();
    fleet.set(NAME, []);
    await look();
    expect(sent).toEqual([]);

    fleet.set(NAME, ['BK02']);
    await look(3);
    replace();
    await look(3);
    expect(sent).toEqual([
      {
        recipients: {
          type: 'entity',
          entityRef: 'group:default/team-orders',
        },
        payload: {
          title: 'orders-db: Title of BK02',
          description: expect.any(String),
          severity: 'critical',
          topic: 'cnpg.archiving',
          scope: `${REF}/archiving`,
          link: '/catalog/default/resource/orders-db.team-orders.a',
        },
      },
    ]);

    fleet.set(NAME, []);
    await look(20);
    expect(titles()).toEqual([
      'orders-db: Title of BK02',
      'orders-db: Over: Title of BK02',
    ]);
    expect(sent[1].payload.scope).toBe(sent[0].payload.scope);
  });

  it('tells an owner that is written short, and does not try what is none', async () => {
    const { fleet, look, sent, logger } = setUp();
    const owners = { [NAME]: 'Team-Orders', 'stray-db': 'whoever: asks' };
    for (const findings of [[], ['BK02']]) {
      for (const [name, owner] of Object.entries(owners)) {
        fleet.set(name, findings, { owner });
      }
      await look(2);
    }
    expect(sent.map(({ recipients }) => recipients)).toEqual([
      { type: 'entity', entityRef: 'group:default/team-orders' },
    ]);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('says again what could not be sent', async () => {
    const { fleet, look, fail, logger, titles } = setUp();
    fleet.set(NAME, []);
    await look();
    fail('Failed to send notifications: Error: Request failed with status 500');
    fleet.set(NAME, ['BK02']);
    await look(2);
    expect(logger.warn).toHaveBeenCalledTimes(2);
    fail();
    await look(3);
    expect(titles()).toEqual(['orders-db: Title of BK02']);
  });

  it('says once that there is nobody to tell it, in a portal without notifications', async () => {
    const { fleet, look, fail, logger, titles } = setUp();
    fail('Failed to send notifications: Error: Request failed with status 404');
    fleet.set(NAME, ['BK02']);
    fleet.set('other-db', ['BK02']);
    await look(5);
    expect(logger.warn).not.toHaveBeenCalled();
    expect(logger.info.mock.calls).toEqual([
      [expect.stringContaining('this portal has no notifications backend')],
    ]);
    // It counts as said.
    fail();
    await look(2);
    expect(titles()).toEqual([]);
  });

  it('says nothing of databases that are not followed, and goes on when they are', async () => {
    const { fleet, look, titles } = setUp();
    fleet.set(NAME, ['BK02']);
    await look();
    fleet.unwatched.add(NAME);
    fleet.set(NAME, []);
    await look(20);
    expect(titles()).toEqual(['orders-db: Title of BK02']);
    fleet.unwatched.clear();
    fleet.set(NAME, ['BK02', 'ST01']);
    await look();
    expect(titles()).toEqual([
      'orders-db: Title of BK02',
      'orders-db: Title of ST01',
    ]);
  });

  it('starts anew with another Cluster of the same name', async () => {
    const { fleet, look, titles } = setUp();
    fleet.set(NAME, ['BK02']);
    await look(2);
    fleet.set(NAME, ['BK02'], { uid: 'another' });
    await look(2);
    expect(titles()).toEqual([
      'orders-db: Title of BK02',
      'orders-db: Title of BK02',
    ]);
  });

  it('forgets what is gone, and nothing of what it cannot see', async () => {
    const { fleet, look, states } = setUp();
    fleet.set(NAME, ['BK02']);
    fleet.set('away-db', ['BK02']);
    await look();
    fleet.databases.delete(NAME);
    fleet.unwatched.add('away-db');
    await look();
    expect([...(await states.readAll()).keys()]).toEqual([
      'a/team-orders/away-db',
    ]);
  });

  it('looks at what has not changed again after an hour only', async () => {
    const { fleet, look } = setUp();
    fleet.set(NAME, []);
    const subject = jest.spyOn(fleet, 'subject');
    await look(10);
    expect(subject).toHaveBeenCalledTimes(1);
    now += 61 * MINUTE;
    await look();
    expect(subject).toHaveBeenCalledTimes(2);
  });
});
