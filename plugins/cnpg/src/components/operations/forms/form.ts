import type { OperationFacts, OperationId } from '@pgportal/plugin-cnpg-common';
import type { ComponentType } from 'react';

/** Answers as the backend takes them; what is missing is undefined. */
export type Input = Record<string, unknown>;

export interface FormProps {
  id: OperationId;
  facts: OperationFacts;
  input: Input;
  onChange(input: Input): void;
}

/** How the input of an operation is asked for. */
export interface Form {
  Component: ComponentType<FormProps>;
  initial?(facts: OperationFacts, id: OperationId): Input;
  isComplete?(input: Input, facts: OperationFacts): boolean;
}
