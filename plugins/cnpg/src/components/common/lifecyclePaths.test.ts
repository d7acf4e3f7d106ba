import { restorePath } from './lifecyclePaths';

const SOURCE = 'aks-primary/team-orders/orders-db';

function answersOf(path: string) {
  const url = new URL(path, 'http://portal');
  return {
    path: url.pathname,
    answers: JSON.parse(url.searchParams.get('formData')!),
  };
}

describe('restorePath', () => {
  it('opens the form with the moment, to the second and with its zone', () => {
    expect(
      answersOf(restorePath(SOURCE, new Date('2026-11-19T10:30:00.789Z'))),
    ).toEqual({
      path: '/create/templates/default/postgres-restore',
      answers: {
        recovery: { source: SOURCE, targetTime: '2026-11-19T10:30:00Z' },
      },
    });
  });

  it('keeps what a name holds inside the answer', () => {
    expect(answersOf(restorePath('a&x=1#/b')).answers).toEqual({
      recovery: { source: 'a&x=1#/b' },
    });
  });
});
