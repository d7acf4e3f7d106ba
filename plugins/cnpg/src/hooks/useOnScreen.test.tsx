import { act, render, screen } from '@testing-library/react';
import { useOnScreen } from './useOnScreen';

function Probe() {
  const [isOnScreen, ref] = useOnScreen();
  return <p ref={ref}>{isOnScreen ? 'seen' : 'unseen'}</p>;
}

afterEach(() => {
  delete (globalThis as { IntersectionObserver?: unknown })
    .IntersectionObserver;
});

it('takes everything as seen where the browser cannot tell', () => {
  render(<Probe />);
  expect(screen.getByText('seen')).toBeInTheDocument();
});

it('follows what the browser says, until the element is gone', () => {
  let tell: (entries: { isIntersecting: boolean }[]) => void = () => {};
  const observe = jest.fn();
  const disconnect = jest.fn();
  (
    globalThis as { IntersectionObserver?: unknown }
  ).IntersectionObserver = class {
    constructor(callback: typeof tell) {
      tell = callback;
    }
    observe = observe;
    disconnect = disconnect;
  };

  const { unmount } = render(<Probe />);
  expect(observe).toHaveBeenCalledWith(screen.getByText('unseen'));
  act(() => tell([{ isIntersecting: false }, { isIntersecting: true }]));
  expect(screen.getByText('seen')).toBeInTheDocument();
  act(() => tell([{ isIntersecting: false }]));
  expect(screen.getByText('unseen')).toBeInTheDocument();

  unmount();
  expect(disconnect).toHaveBeenCalled();
});
