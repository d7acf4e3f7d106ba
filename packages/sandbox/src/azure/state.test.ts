import { createClock } from '../clock.ts';
import { demoSeed } from './seed.ts';
import { AzureState } from './state.ts';

it('counts delays in sandbox time', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  const state = new AzureState(demoSeed(), {
    ...createClock(10),
    now: () => now,
  });
  expect(state.after(60_000) - now.getTime()).toBe(6_000);
});

it('makes a new client secret for each start', () => {
  const secrets = [demoSeed(), demoSeed()].map(
    seed => seed.servicePrincipals[0].clientSecret,
  );
  expect(secrets[0]).not.toBe(secrets[1]);
  expect(secrets[0].length).toBeGreaterThanOrEqual(32);
});
