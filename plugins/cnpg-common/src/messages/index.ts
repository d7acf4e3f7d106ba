export * from './message';
export * from './phaseMessage';
export * from './say';
