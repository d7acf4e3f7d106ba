import { mockServices } from '@backstage/backend-test-utils';
import { aSummary } from '../__testUtils__/summaries';
import { FleetSystems } from './FleetSystems';

const databases = [
  aSummary('orders-db', { dependencyOf: ['component:default/orders'] }),
  aSummary('audit-db', { dependencyOf: [] }),
];
const systems = new Map([['component:default/orders', 'system:default/shop']]);

function setUp(of: (refs: string[]) => Promise<Map<string, string>>) {
  const reader = { of: jest.fn(of) };
  const logger = mockServices.logger.mock();
  const fleet = new FleetSystems({ reader, logger });
  return {
    reader,
    logger,
    place: () => fleet.place(databases, databases),
  };
}

const names = (placed: { system?: string }[]) =>
  placed.map(({ system }) => system);

describe('FleetSystems', () => {
  it('says the system of each, with the same object each time', async () => {
    const { place, reader } = setUp(async () => systems);
    const placed = await place();
    expect(names(placed)).toEqual(['system:default/shop', undefined]);
    expect(placed[1]).toBe(databases[1]);
    expect((await place())[0]).toBe(placed[0]);
    expect(reader.of).toHaveBeenCalledWith(['component:default/orders']);
  });

  it('asks every minute, and waits for the first answer only', async () => {
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
    let answer: (known: Map<string, string>) => void = () => {};
    const answers = [
      async () => systems,
      () => new Promise<typeof systems>(done => (answer = done)),
    ];
    const { place, reader } = setUp(() => answers.shift()!());
    await place();
    await place();
    expect(reader.of).toHaveBeenCalledTimes(1);
    clock.mockReturnValue(now + 61_000);
    expect(names(await place())).toEqual(['system:default/shop', undefined]);
    expect(reader.of).toHaveBeenCalledTimes(2);
    answer(new Map([['component:default/orders', 'system:default/new']]));
    await new Promise(setImmediate);
    expect(names(await place())).toEqual(['system:default/new', undefined]);
    clock.mockRestore();
  });

  it('shows databases without a system where the catalog fails', async () => {
    const { place, logger } = setUp(async () => {
      throw new Error('It is away');
    });
    expect(names(await place())).toEqual([undefined, undefined]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
